#include "history/sample/allot.h"

#include "support/room_tests.h"

#include <numeric>

using namespace tollgate::history;

using Counts = std::vector<std::uint32_t>;

class TestSampleAllot : public QObject {
    Q_OBJECT

private slots:
    void sharesOut_data();
    void sharesOut();
    void addsUpAndStaysWithinOne();
    void leavesALoneRequestToChance();
    void levels_data();
    void levels();
};

void TestSampleAllot::sharesOut_data()
{
    QTest::addColumn<unsigned>("total");
    QTest::addColumn<Counts>("weights");
    QTest::addColumn<Counts>("counts");
    QTest::addRow("nothing") << 0U << Counts{1, 2} << Counts{0, 0};
    QTest::addRow("one cell takes all") << 5U << Counts{3} << Counts{5};
    QTest::addRow("in proportion") << 600U << Counts{1, 2, 3} << Counts{100, 200, 300};
    QTest::addRow("a cell without weight gets none") << 4U << Counts{1, 0, 1} << Counts{2, 0, 2};
}

void TestSampleAllot::sharesOut()
{
    QFETCH(unsigned, total);
    QFETCH(Counts, weights);
    QFETCH(Counts, counts);
    Counts found(weights.size());
    SampleRandom random(1);
    allot(total, weights, found, random);
    QCOMPARE(found, counts);
}

void TestSampleAllot::addsUpAndStaysWithinOne()
{
    SampleRandom random(1);
    for (int round = 0; round < 200; ++round) {
        Counts weights(24);
        for (auto& weight : weights)
            weight = random.between(1, 1'000);
        const std::uint32_t total = random.below(500'000);
        Counts counts(weights.size());
        allot(total, weights, counts, random);
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0U), total);
        const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), 0U);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const std::uint64_t share = std::uint64_t{weights[i]} * total / sum;
            QCOMPARE_GE(counts[i] + 1, share);
            QCOMPARE_LE(counts[i], share + 2); // its share, cut to a whole, and one more
        }
    }
}

void TestSampleAllot::leavesALoneRequestToChance()
{
    SampleRandom random(1);
    const Counts weights(4, 1);
    Counts seen(4);
    for (int round = 0; round < 400; ++round) {
        Counts counts(4);
        allot(1, weights, counts, random);
        for (std::size_t i = 0; i < counts.size(); ++i)
            seen[i] += counts[i];
    }
    for (const std::uint32_t times : seen)
        QCOMPARE_GT(times, 50U);
}

void TestSampleAllot::levels_data()
{
    QTest::addColumn<Counts>("counts");
    QTest::addColumn<unsigned>("cap");
    QTest::addColumn<Counts>("levelled");
    QTest::addRow("at the cap nothing moves") << Counts{5, 5} << 5U << Counts{5, 5};
    QTest::addRow("one beyond goes to the next") << Counts{6, 1, 0} << 5U << Counts{5, 2, 0};
    QTest::addRow("what finds no room goes on") << Counts{9, 4, 0} << 5U << Counts{5, 5, 3};
    QTest::addRow("from the last to the first") << Counts{0, 2, 9} << 5U << Counts{4, 2, 5};
    QTest::addRow("all cells full") << Counts{0, 15, 0} << 5U << Counts{5, 5, 5};
}

void TestSampleAllot::levels()
{
    QFETCH(Counts, counts);
    QFETCH(unsigned, cap);
    QFETCH(Counts, levelled);
    level(counts, cap);
    QCOMPARE(counts, levelled);
}

TOLLGATE_TEST(TestSampleAllot)
#include "tst_allot.moc"
