#include "charts/series.h"

#include "support/room_tests.h"

using namespace tollgate::charts;

namespace {

// "x: first min max last", a bar before where the line breaks.
QString textOf(const std::vector<Column>& columns)
{
    QStringList parts;
    for (const Column& c : columns) {
        parts << QStringLiteral("%1%2: %3 %4 %5 %6")
                     .arg(c.joined ? QString() : QStringLiteral("|"))
                     .arg(c.x)
                     .arg(c.first)
                     .arg(c.min)
                     .arg(c.max)
                     .arg(c.last);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

class TestSeries : public QObject {
    Q_OBJECT

private slots:
    void reduces_data();
    void reduces();
    void keepsTheExtremesOfManySamples();
};

void TestSeries::reduces_data()
{
    using Samples = std::vector<Sample>;
    QTest::addColumn<Samples>("samples");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const Samples& samples, const char* expected) {
        QTest::addRow("%s", name) << samples << QString::fromLatin1(expected);
    };
    row("nothing", {}, "");
    row("one sample", {{5, 3}}, "|0: 3 3 3 3");
    row("one column holds first, min, max and last", {{1, 3}, {2, 9}, {3, 1}, {4, 5}},
        "|0: 3 1 9 5");
    row("neighbours are joined", {{9, 3}, {10, 4}}, "|0: 3 3 3 3, 1: 4 4 4 4");
    row("an empty column between near samples is no gap", {{5, 3}, {25, 4}},
        "|0: 3 3 3 3, 2: 4 4 4 4");
    row("the longest gap still joins", {{5, 3}, {35, 4}}, "|0: 3 3 3 3, 3: 4 4 4 4");
    row("a longer one is missing data", {{5, 3}, {36, 4}}, "|0: 3 3 3 3, |3: 4 4 4 4");
    row("the window begins with its first moment", {{-1, 1}, {0, 2}}, "|0: 2 2 2 2");
    row("and ends before its last", {{99, 1}, {100, 2}}, "|9: 1 1 1 1");
}

void TestSeries::reduces()
{
    QFETCH(std::vector<Sample>, samples);
    const TimeWindow window{.from = 0, .to = 100, .columns = 10, .longestGap = 30};
    QTEST(textOf(reduceToColumns(samples, window)), "expected");
}

void TestSeries::keepsTheExtremesOfManySamples()
{
    std::vector<Sample> samples;
    for (int i = 0; i < 100'000; ++i)
        samples.push_back({i, double((i * 7919) % 1'000)});
    const auto columns
        = reduceToColumns(samples, {.from = 0, .to = 100'000, .columns = 500, .longestGap = 1});
    QCOMPARE(columns.size(), 500U);
    for (const Column& column : columns) {
        const auto begin = samples.begin() + column.x * 200;
        const auto [min, max] = std::minmax_element(
            begin, begin + 200, [](const Sample& a, const Sample& b) { return a.value < b.value; });
        QCOMPARE(column,
            (Column{column.x, begin->value, min->value, max->value, (begin + 199)->value,
                column.x > 0}));
    }
}

TOLLGATE_TEST(TestSeries)
#include "tst_series.moc"
