#include "metering/billable.h"

#include "support/room_tests.h"

using namespace tollgate::metering;

class TestBillable : public QObject {
    Q_OBJECT

private slots:
    void isBillable_data();
    void isBillable();
    void countsByRule();
};

void TestBillable::isBillable_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("billable");
    struct Case {
        const char* name;
        int status;
        bool billable;
    };
    for (const Case& c : {
             Case{"unknown", 0, true},
             Case{"below all statuses", 1, false},
             Case{"continue", 100, false},
             Case{"a WebSocket", 101, true},
             Case{"processing", 102, false},
             Case{"the last below success", 199, false},
             Case{"the first success", 200, true},
             Case{"the last success", 299, true},
             Case{"the first redirection", 300, true},
             Case{"not modified", 304, true},
             Case{"the last redirection", 399, true},
             Case{"the first error of the client", 400, false},
             Case{"too many requests", 429, false},
             Case{"the client went away", 499, false},
             Case{"the first error of the server", 500, false},
             Case{"the highest of three digits", 999, false},
             Case{"the top of its type", 65535, false},
         })
        QTest::addRow("%s", c.name) << c.status << c.billable;
}

void TestBillable::isBillable()
{
    QFETCH(int, status);
    QFETCH(bool, billable);
    QCOMPARE(tollgate::metering::isBillable(static_cast<Status>(status)), billable);
}

void TestBillable::countsByRule()
{
    QVERIFY(counts(CountRule::All, 500));
    QVERIFY(!counts(CountRule::Billable, 500));
    QVERIFY(counts(CountRule::All, 200));
    QVERIFY(counts(CountRule::Billable, 200));
}

TOLLGATE_TEST(TestBillable)
#include "tst_billable.moc"
