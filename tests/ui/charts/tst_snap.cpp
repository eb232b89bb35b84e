#include "charts/snap.h"

#include "support/room_tests.h"

#include <limits>

using namespace tollgate::charts;

namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

} // namespace

class TestSnap : public QObject {
    Q_OBJECT

private slots:
    void steps_data();
    void steps();
    void climbsAndComesBack();
    void roundsInWindow_data();
    void roundsInWindow();
};

void TestSnap::steps_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<bool>("fine");
    QTest::addColumn<qint64>("previous");
    QTest::addColumn<qint64>("nearest");
    QTest::addColumn<qint64>("next");
    struct Case {
        const char* name;
        qint64 value;
        bool fine;
        qint64 previous;
        qint64 nearest;
        qint64 next;
    };
    for (const Case& c : {
             Case{"0 is the bottom", 0, false, 0, 0, 1},
             Case{"below 0", -7, false, 0, 0, 0},
             Case{"1", 1, false, 0, 1, 2},
             Case{"of two equally near, the larger", 15, true, 12, 15, 20},
             Case{"halfway between 2 and 5 tens", 35, false, 20, 50, 50},
             Case{"just under halfway", 34, false, 20, 20, 50},
             Case{"fine steps of the first decade are whole", 7, true, 6, 8, 8},
             Case{"after 8 comes 10", 8, true, 6, 8, 10},
             Case{"after 10 comes 12", 10, true, 8, 10, 12},
             Case{"40,000 up and down", 40'000, true, 30'000, 40'000, 50'000},
             Case{"one above a step", 50'001, true, 50'000, 50'000, 60'000},
             Case{"one below a step", 49'999, true, 40'000, 50'000, 50'000},
             Case{"above 2^53", 9'007'199'254'740'993, true, 8'000'000'000'000'000,
                 10'000'000'000'000'000, 10'000'000'000'000'000},
             Case{"the last fine step", 8'000'000'000'000'000'000, true, 6'000'000'000'000'000'000,
                 8'000'000'000'000'000'000, kLargest},
             Case{"the last coarse step", 5'000'000'000'000'000'000, false,
                 2'000'000'000'000'000'000, 5'000'000'000'000'000'000, kLargest},
             Case{"the largest int64", kLargest, true, 8'000'000'000'000'000'000,
                 8'000'000'000'000'000'000, kLargest},
         })
        QTest::addRow("%s", c.name) << c.value << c.fine << c.previous << c.nearest << c.next;
}

void TestSnap::steps()
{
    QFETCH(qint64, value);
    QFETCH(bool, fine);
    const Ladder ladder = fine ? Ladder::Fine : Ladder::Coarse;
    QTEST(qint64(previousStep(value, ladder)), "previous");
    QTEST(qint64(nearestStep(value, ladder)), "nearest");
    QTEST(qint64(nextStep(value, ladder)), "next");
}

void TestSnap::climbsAndComesBack()
{
    std::vector<std::int64_t> climbed{0};
    while (climbed.back() < 1'000)
        climbed.push_back(nextStep(climbed.back(), Ladder::Fine));
    QCOMPARE(climbed,
        (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80,
            100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1'000}));
    for (std::size_t i = climbed.size() - 1; i > 0; --i)
        QCOMPARE(previousStep(climbed[i], Ladder::Fine), climbed[i - 1]);
}

void TestSnap::roundsInWindow_data()
{
    QTest::addColumn<qint64>("low");
    QTest::addColumn<qint64>("high");
    QTest::addColumn<qint64>("wanted");
    QTest::addColumn<qint64>("expected");
    struct Case {
        const char* name;
        qint64 low;
        qint64 high;
        qint64 wanted;
        qint64 expected;
    };
    for (const Case& c : {
             Case{"a coarse step wins over a nearer fine one", 39'000, 51'000, 41'000, 50'000},
             Case{"a fine step wins over a nearer multiple", 39'000, 42'000, 41'000, 40'000},
             Case{"else the largest power of ten that has a multiple", 42'300, 44'800, 43'600,
                 44'000},
             Case{"a narrower window, a finer number", 42'310, 42'390, 42'333, 42'330},
             Case{"a window of one value", 42'317, 42'317, 42'317, 42'317},
             Case{"its ends count", 20'000, 21'000, 20'900, 20'000},
             Case{"0 is the roundest", -3, 6, 4, 5},
             Case{"wanted outside comes in", 42'310, 42'319, 50'000, 42'310},
             Case{"the top of int64", kLargest - 1, kLargest, kLargest, kLargest},
         })
        QTest::addRow("%s", c.name) << c.low << c.high << c.wanted << c.expected;
}

void TestSnap::roundsInWindow()
{
    QFETCH(qint64, low);
    QFETCH(qint64, high);
    QFETCH(qint64, wanted);
    QTEST(qint64(roundest({low, high}, wanted)), "expected");
}

TOLLGATE_TEST(TestSnap)
#include "tst_snap.moc"
