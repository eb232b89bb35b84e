#include "preview/limit_curve.h"

#include "support/room_tests.h"

#include <algorithm>
#include <limits>
#include <random>

using namespace tollgate;
using preview::LimitCurve;

class TestLimitCurve : public QObject {
    Q_OBJECT

private slots:
    void atTheBounds_data();
    void atTheBounds();
    void equalsASumOverAllValues();
    void sumsStopAtTheTop();
};

void TestLimitCurve::atTheBounds_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("beyond");
    QTest::addColumn<qint64>("excess");
    // The values: 0, 10, 10, 40.
    QTest::addRow("a limit of 0 leaves out only zeros") << qint64(0) << qint64(3) << qint64(60);
    QTest::addRow("one below a value") << qint64(9) << qint64(3) << qint64(33);
    QTest::addRow("at a value nothing is beyond it") << qint64(10) << qint64(1) << qint64(30);
    QTest::addRow("one above a value") << qint64(11) << qint64(1) << qint64(29);
    QTest::addRow("at the largest value") << qint64(40) << qint64(0) << qint64(0);
    QTest::addRow("above all") << std::numeric_limits<qint64>::max() << qint64(0) << qint64(0);
}

void TestLimitCurve::atTheBounds()
{
    QFETCH(qint64, limit);
    QFETCH(qint64, beyond);
    QFETCH(qint64, excess);
    const LimitCurve curve({10, 40, 0, 10});
    QCOMPARE(curve.countBeyond(limit), beyond);
    QCOMPARE(curve.excess(limit), excess);
}

void TestLimitCurve::equalsASumOverAllValues()
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::int64_t> values(random() % 40);
        for (auto& value : values)
            value = static_cast<std::int64_t>(random() % 100);
        const LimitCurve curve(values);
        const auto limit = static_cast<std::int64_t>(random() % 110);
        for (const int percent : {1, 80, 100, 120}) {
            std::int64_t hundredths = 0;
            for (const auto value : values)
                hundredths += std::max<std::int64_t>(0, value * percent - limit * 100);
            QCOMPARE(curve.scaledExcess(limit, percent), hundredths / 100);
        }
    }
}

void TestLimitCurve::sumsStopAtTheTop()
{
    const auto top = std::numeric_limits<std::int64_t>::max();
    const LimitCurve curve({top, top, 5});
    QCOMPARE(curve.excess(0), top);
    QCOMPARE(curve.countBeyond(5), 2);
    QCOMPARE(LimitCurve().excess(0), 0);
}

TOLLGATE_TEST(TestLimitCurve)
#include "tst_limit_curve.moc"
