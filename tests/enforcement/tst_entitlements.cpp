#include "enforcement/entitlements.h"

#include "support/plan_text.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::enforcement;

class TestEntitlements : public QObject {
    Q_OBJECT

private slots:
    void limits_data();
    void limits();
    void onlyLimitedQuotasAreAllowances();
};

void TestEntitlements::limits_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<qint64>("minute");
    QTest::addColumn<qint64>("hour");
    QTest::addColumn<qint64>("day");
    QTest::addRow("what is not named is unlimited")
        << QByteArray("gold") << qint64(kUnlimited) << qint64(kUnlimited) << qint64(kUnlimited);
    QTest::addRow("what is null is unlimited") << QByteArray("gold any/hour") << qint64(kUnlimited)
                                               << qint64(kUnlimited) << qint64(kUnlimited);
    QTest::addRow("each window has its own")
        << QByteArray("gold 3/day 1/minute 0/hour") << qint64(1) << qint64(0) << qint64(3);
}

void TestEntitlements::limits()
{
    QFETCH(QByteArray, plan);
    QFETCH(qint64, minute);
    QFETCH(qint64, hour);
    QFETCH(qint64, day);
    const auto entitlements = entitlementsOf(test::plan(plan.toStdString()));
    QCOMPARE(qint64(entitlements.perWindow[indexOf(Window::Minute)]), minute);
    QCOMPARE(qint64(entitlements.perWindow[indexOf(Window::Hour)]), hour);
    QCOMPARE(qint64(entitlements.perWindow[indexOf(Window::Day)]), day);
}

void TestEntitlements::onlyLimitedQuotasAreAllowances()
{
    const auto entitlements
        = entitlementsOf(test::plan("gold daily any requests refuse 0 bytes_out notify +batch"));
    QCOMPARE(entitlements.allowances.size(), 1U);
    QCOMPARE(int(entitlements.allowances[0].meter), int(Meter::BytesOut));
    QCOMPARE(entitlements.allowances[0].included.value, 0);
    QCOMPARE(int(entitlements.allowances[0].whenExhausted), int(WhenExhausted::Notify));
    QCOMPARE(int(entitlements.cycle), int(Cycle::Daily));
    QVERIFY(entitlements.features == std::vector<std::string>{"batch"});
}

TOLLGATE_TEST(TestEntitlements)
#include "tst_entitlements.moc"
