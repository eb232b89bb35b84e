#include "metering/usage_history_builder.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <limits>

using namespace tollgate;
using namespace tollgate::metering;

namespace {

using std::chrono::milliseconds;

Instant at(int milli) { return Instant(milliseconds(milli)); }

Units bytesOut(std::int64_t count)
{
    Units units{};
    units[indexOf(Meter::BytesOut)].value = count;
    return units;
}

// Events made of their consumer and time; the bytes say which event it was.
class Events {
public:
    Events& add(const char* consumer, int milli, std::int64_t mark)
    {
        m_builder.add({.consumer = m_builder.consumer(consumer),
            .decidedAt = at(milli),
            .settledAt = at(milli),
            .units = bytesOut(mark)});
        return *this;
    }

    // With sequence numbers (node, n) of the decision; the settlement has the next.
    Events& add(const char* consumer, int milli, std::int64_t mark, Sequence decided)
    {
        m_builder.add({.consumer = m_builder.consumer(consumer),
            .decidedAt = at(milli),
            .settledAt = at(milli),
            .decided = decided,
            .settled = {.node = decided.node, .n = decided.n + 1},
            .units = bytesOut(mark)});
        return *this;
    }

    UsageHistory build() { return *std::move(m_builder).build(); }

private:
    UsageHistoryBuilder m_builder;
};

// "a: 1@5 2@6; b: 3@5": the marks of each consumer's events, and their times.
QString printed(const UsageHistory& history)
{
    QStringList consumers;
    for (std::uint32_t consumer = 0; consumer < history.consumerCount(); ++consumer) {
        QString line = test::text(history.consumerName(consumer)) + QLatin1Char(':');
        const auto events = history.eventsOf(consumer);
        for (std::size_t event = events.begin; event < events.end; ++event)
            line += QStringLiteral(" %1@%2")
                        .arg(history.units(event, Meter::BytesOut).value)
                        .arg(history.decidedAt(event).time_since_epoch().count());
        consumers += line;
    }
    return consumers.join(QStringLiteral("; "));
}

} // namespace

class TestUsageHistory : public QObject {
    Q_OBJECT

private slots:
    void isEmptyWithoutEvents();
    void orders_data();
    void orders();
    void ordersBySequence();
    void givesFirstAndLast();
    void keepsAConsumerWithoutEvents();
    void numbersWithoutASequence();
    void boundsTheSumOfAMeter_data();
    void boundsTheSumOfAMeter();
};

void TestUsageHistory::isEmptyWithoutEvents()
{
    const UsageHistory history = *UsageHistoryBuilder().build();
    QCOMPARE(history.eventCount(), std::size_t{0});
    QCOMPARE(history.consumerCount(), 0U);
    QCOMPARE(history.targetCount(), 0U);
    QCOMPARE(history.first(), Instant());
    QCOMPARE(history.last(), Instant());
    QVERIFY(!history.isSequenced() && !history.hasOwnComputeUnits());
}

void TestUsageHistory::orders_data()
{
    QTest::addColumn<QString>("events"); // consumer, time; marked 1, 2, ...
    QTest::addColumn<QString>("expected");
    QTest::addRow("one") << "a5"
                         << "a: 1@5";
    QTest::addRow("in the order of time") << "a5 a6 a7"
                                          << "a: 1@5 2@6 3@7";
    QTest::addRow("against the order of time") << "a7 a6 a5"
                                               << "a: 3@5 2@6 1@7";
    QTest::addRow("ties stay in the order of the file") << "a6 a5 a6 a5 a6"
                                                        << "a: 2@5 4@5 1@6 3@6 5@6";
    QTest::addRow("consumers in order of first sight") << "b5 a6 b4 c1"
                                                       << "b: 3@4 1@5; a: 2@6; c: 4@1";
    QTest::addRow("one consumer out of order, one in order") << "a1 b2 a2 b1"
                                                             << "a: 1@1 3@2; b: 4@1 2@2";
}

void TestUsageHistory::orders()
{
    QFETCH(QString, events);
    QFETCH(QString, expected);
    Events history;
    std::int64_t mark = 0;
    for (const QString& event : events.split(QLatin1Char(' ')))
        history.add(qPrintable(event.left(1)), event.mid(1).toInt(), ++mark);
    QCOMPARE(printed(history.build()), expected);
}

void TestUsageHistory::ordersBySequence()
{
    // The clock of a node may stand behind what its counter knows.
    const UsageHistory history = Events()
                                     .add("a", 7, 1, {.node = 1, .n = 5})
                                     .add("a", 6, 2, {.node = 1, .n = 1})
                                     .add("a", 5, 3, {.node = 1, .n = 3})
                                     .build();
    QCOMPARE(printed(history), QStringLiteral("a: 2@6 3@5 1@7"));
    QVERIFY(history.isSequenced());
    QCOMPARE(history.decidedSequence(0).n, std::uint64_t{1});
    QCOMPARE(history.settledSequence(0).n, std::uint64_t{2});
    QCOMPARE(history.decidedSequence(2).n, std::uint64_t{5});
    QCOMPARE(history.settledSequence(2).n, std::uint64_t{6});
}

void TestUsageHistory::givesFirstAndLast()
{
    const UsageHistory history = Events().add("a", 7, 1).add("b", 3, 2).add("a", 5, 3).build();
    QCOMPARE(history.first(), at(3));
    QCOMPARE(history.last(), at(7));
}

void TestUsageHistory::keepsAConsumerWithoutEvents()
{
    UsageHistoryBuilder builder;
    builder.consumer("quiet");
    builder.add({.consumer = builder.consumer("loud"), .decidedAt = at(1), .settledAt = at(1)});
    QCOMPARE(builder.eventCount(), std::size_t{1});
    const UsageHistory history = *std::move(builder).build();
    QCOMPARE(printed(history), QStringLiteral("quiet:; loud: 0@1"));
}

void TestUsageHistory::numbersWithoutASequence()
{
    // An event without numbers among others that have some keeps none.
    const UsageHistory history
        = Events().add("a", 1, 1, {.node = 2, .n = 1}).add("b", 2, 2).add("b", 1, 3).build();
    QVERIFY(history.isSequenced());
    QCOMPARE(history.decidedSequence(0).node, std::uint16_t{2});
    QCOMPARE(history.decidedSequence(1), Sequence{});
    QCOMPARE(history.settledSequence(2), Sequence{});
}

void TestUsageHistory::boundsTheSumOfAMeter_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("second");
    QTest::addColumn<QString>("expected");
    constexpr auto kTop = std::numeric_limits<qint64>::max();
    const QString overflow
        = QStringLiteral("the units of meter bytes_out add up to more than 64 bits hold; check the "
                         "mapped column, or preview a shorter history");
    QTest::addRow("one below the top") << kTop - 1 << qint64(0) << "no failure";
    QTest::addRow("at the top") << kTop - 1 << qint64(1) << "no failure";
    QTest::addRow("one above the top") << kTop << qint64(1) << overflow;
    QTest::addRow("twice the top") << kTop << kTop << overflow;
}

void TestUsageHistory::boundsTheSumOfAMeter()
{
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    QFETCH(QString, expected);
    UsageHistoryBuilder builder;
    for (const qint64 bytes : {first, second})
        builder.add({.consumer = builder.consumer("a"), .units = bytesOut(bytes)});
    QCOMPARE(test::failureText(std::move(builder).build()), expected);
}

TOLLGATE_TEST(TestUsageHistory)
#include "tst_usage_history.moc"
