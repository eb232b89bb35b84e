#include "history/sample/random.h"

#include "support/room_tests.h"

#include <algorithm>

using namespace tollgate::history;

class TestSampleRandom : public QObject {
    Q_OBJECT

private slots:
    void givesTheSequenceOfSplitMix64();
    void staysWithinBounds_data();
    void staysWithinBounds();
    void doublesEveryOctave();
    void drawsTheMedianInTheMiddle_data();
    void drawsTheMedianInTheMiddle();
};

void TestSampleRandom::givesTheSequenceOfSplitMix64()
{
    // The first numbers of Vigna's splitmix64.c for this state.
    SampleRandom random(1'234'567);
    for (const std::uint64_t expected : {6457827717110365317ULL, 3203168211198807973ULL,
             9817491932198370423ULL, 4593380528125082431ULL, 16408922859458223821ULL})
        QCOMPARE(random.next(), expected);
}

void TestSampleRandom::staysWithinBounds_data()
{
    QTest::addColumn<unsigned>("least");
    QTest::addColumn<unsigned>("most");
    QTest::addRow("one number alone") << 7U << 7U;
    QTest::addRow("both ends are drawn") << 3U << 5U;
    QTest::addRow("from 0 on") << 0U << 9U;
}

void TestSampleRandom::staysWithinBounds()
{
    QFETCH(unsigned, least);
    QFETCH(unsigned, most);
    SampleRandom random(1);
    unsigned smallest = ~0U;
    unsigned largest = 0;
    for (int i = 0; i < 1'000; ++i) {
        const unsigned drawn = random.between(least, most);
        smallest = std::min(smallest, drawn);
        largest = std::max(largest, drawn);
    }
    QCOMPARE(smallest, least);
    QCOMPARE(largest, most);
}

void TestSampleRandom::doublesEveryOctave()
{
    QCOMPARE(kPowersOfTwo.front(), 1U << 30);
    // 2^(1/2), 2^(255/256) in 30 bits, within a millionth.
    QCOMPARE_LE(std::abs(std::int64_t{kPowersOfTwo[128]} - 1'518'500'250), 1'000);
    QCOMPARE_LE(std::abs(std::int64_t{kPowersOfTwo.back()} - 2'141'676'973), 1'000);
    QVERIFY(std::ranges::is_sorted(kPowersOfTwo));
}

void TestSampleRandom::drawsTheMedianInTheMiddle_data()
{
    QTest::addColumn<unsigned>("randomBits");
    QTest::addColumn<int>("spread");
    QTest::addColumn<quint64>("drawn");
    QTest::addRow("the middle gives the median") << 0x7f7f8080U << 256 << quint64{1'000};
    QTest::addRow("a deviation above, an octave: the double")
        << 0xa4a4a5a5U << 256 << quint64{2'000};
    QTest::addRow("a deviation below: half") << 0x5a5a5b5bU << 256 << quint64{500};
    QTest::addRow("no spread") << 0xffffffffU << 0 << quint64{1'000};
    QTest::addRow("the least draw at two octaves") << 0U << 512 << quint64{8};
    QTest::addRow("the largest draw at two octaves") << 0xffffffffU << 512 << quint64{118'654};
}

void TestSampleRandom::drawsTheMedianInTheMiddle()
{
    QFETCH(unsigned, randomBits);
    QFETCH(int, spread);
    QFETCH(quint64, drawn);
    QCOMPARE(quint64{heavyTailed(1'000, spread, randomBits)}, drawn);
}

TOLLGATE_TEST(TestSampleRandom)
#include "tst_random.moc"
