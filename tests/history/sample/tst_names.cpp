#include "history/sample/names.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QRegularExpression>

#include <set>

using namespace tollgate;
using namespace tollgate::history;

class TestSampleNames : public QObject {
    Q_OBJECT

private slots:
    void namesTheKnownOnes_data();
    void namesTheKnownOnes();
    void givesEachNameAndIdOnce();
    void writesIdsInOneForm();
};

void TestSampleNames::namesTheKnownOnes_data()
{
    QTest::addColumn<unsigned>("number");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::addRow("the refusal story") << 0U << "Parcelo"
                                       << "cust_8f3a2b";
    QTest::addRow("the last known one") << 5U << "Kiosk24"
                                        << "cust_a64f88";
    QTest::addRow("the first combined one") << 6U << "Bramblegate Outdoors"
                                            << "cust_448701";
}

void TestSampleNames::namesTheKnownOnes()
{
    QFETCH(unsigned, number);
    QFETCH(QString, name);
    QFETCH(QString, id);
    QCOMPARE(test::text(sampleName(number)), name);
    QCOMPARE(test::text(sampleId(number)), id);
}

void TestSampleNames::givesEachNameAndIdOnce()
{
    std::set<std::string> names;
    std::set<std::string> ids;
    for (std::uint32_t number = 0; number < kSampleConsumers; ++number) {
        names.insert(sampleName(number));
        ids.insert(sampleId(number));
    }
    QCOMPARE(names.size(), std::size_t{412});
    QCOMPARE(ids.size(), std::size_t{412});
}

void TestSampleNames::writesIdsInOneForm()
{
    static const QRegularExpression form(QStringLiteral("^cust_[0-9a-f]{6}$"));
    for (std::uint32_t number = 0; number < kSampleConsumers; ++number)
        QVERIFY(form.match(test::text(sampleId(number))).hasMatch());
}

TOLLGATE_TEST(TestSampleNames)
#include "tst_names.moc"
