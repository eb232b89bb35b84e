#include "metering/event_block.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <random>

using namespace tollgate;
using namespace tollgate::metering;

namespace {

Instant at(std::int64_t millis) { return Instant{std::chrono::milliseconds{millis}}; }

LoggedEvent accepted()
{
    LoggedEvent event{.consumer = "acme",
        .anchor = {.day = 31},
        .key = "key_1",
        .method = "GET",
        .path = "/v1/a b",
        .plan = "pro",
        .planVersion = 3,
        .cycle = Cycle::Daily,
        .decidedAt = at(1'700'000'000'000),
        .settledAt = at(1'700'000'000'012),
        .decided = {.node = 2, .n = 41},
        .settled = {.node = 2, .n = 42},
        .status = 200};
    event.units[indexOf(Meter::Requests)] = Quantity{1};
    event.units[indexOf(Meter::ComputeUnits)] = Quantity{5'000'000};
    event.units[indexOf(Meter::BytesOut)] = Quantity{1'234};
    return event;
}

LoggedEvent refused()
{
    LoggedEvent event = accepted();
    event.consumer = "globex";
    event.decidedAt = at(1'699'999'999'000); // clocks of two consumers need not agree
    event.settledAt = event.decidedAt;
    event.decided = event.settled = {.node = 2, .n = 7};
    event.status = 429;
    event.refused = RefusalReason::Quota;
    event.detail = {.meter = Meter::ComputeUnits,
        .limit = 9,
        .observed = 10,
        .resetsAt = at(1'700'006'400'000)};
    return event;
}

std::string blockOf(const std::vector<LoggedEvent>& events)
{
    EventBlockWriter writer;
    for (const LoggedEvent& event : events)
        writer.add(event);
    return std::move(writer).finish();
}

std::string print(const LoggedEvent& event)
{
    std::string text;
    const auto add = [&](const auto& value) {
        if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(value)>>)
            text += std::to_string(value) + ' ';
        else
            text += std::string(value) + ' ';
    };
    add(event.consumer), add(event.anchor.day), add(event.key), add(event.method), add(event.path);
    add(event.plan), add(event.planVersion), add(nameOf(event.cycle));
    add(formatInstantMillis(event.decidedAt)), add(formatInstantMillis(event.settledAt));
    add(event.decided.node), add(event.decided.n), add(event.settled.n), add(event.status);
    add(event.refused ? nameOf(*event.refused) : "accepted");
    add(nameOf(event.detail.meter)), add(event.detail.limit), add(event.detail.observed);
    add(formatInstantMillis(event.detail.resetsAt));
    for (const Quantity quantity : event.units)
        add(quantity.value);
    return text;
}

} // namespace

class TestEventBlock : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatWasWritten_data();
    void givesBackWhatWasWritten();
    void isSmallForManyEvents();
    void refusesWhatNoWriterWrote_data();
    void refusesWhatNoWriterWrote();
    void survivesAnyInput();
    void feedsAHistory();
};

void TestEventBlock::givesBackWhatWasWritten_data()
{
    QTest::addColumn<int>("which");
    QTest::addRow("no event") << 0;
    QTest::addRow("one accepted") << 1;
    QTest::addRow("accepted and refused, times going back") << 2;
    QTest::addRow("the ends of the numbers") << 3;
}

void TestEventBlock::givesBackWhatWasWritten()
{
    QFETCH(int, which);
    std::vector<LoggedEvent> events;
    if (which > 0)
        events.push_back(accepted());
    if (which > 1)
        events.push_back(refused());
    if (which > 2) {
        LoggedEvent last = accepted();
        last.decidedAt = at(std::numeric_limits<std::int64_t>::max());
        last.settledAt = at(0);
        last.decided.n = std::numeric_limits<std::uint64_t>::max();
        last.settled.n = 0;
        last.status = std::numeric_limits<Status>::max();
        last.units[indexOf(Meter::BytesIn)] = Quantity{std::numeric_limits<std::int64_t>::min()};
        // Only what can be printed is compared by text.
        const auto block = EventBlock::decode(blockOf({last}));
        QVERIFY(block);
        QVERIFY(block->event(0).decidedAt == last.decidedAt);
        QVERIFY(block->event(0).settled.n == 0 && block->event(0).units == last.units);
    }
    const auto block = EventBlock::decode(blockOf(events));
    QVERIFY2(block, block ? "" : describe(block.error()).c_str());
    QCOMPARE(block->eventCount(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        QCOMPARE(test::text(print(block->event(i))), test::text(print(events[i])));
}

void TestEventBlock::isSmallForManyEvents()
{
    EventBlockWriter writer;
    LoggedEvent event = accepted();
    for (std::uint64_t i = 0; i < 1'000; ++i) {
        event.decided.n = 2 * i + 1;
        event.settled.n = 2 * i + 2;
        event.decidedAt += std::chrono::milliseconds(3);
        event.settledAt = event.decidedAt + std::chrono::milliseconds(2);
        writer.add(event);
    }
    QCOMPARE_LT(std::move(writer).finish().size(), std::size_t{24'000});
}

void TestEventBlock::refusesWhatNoWriterWrote_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto whole = QByteArray::fromStdString(blockOf({accepted(), refused()}));
    QByteArray otherVersion = whole;
    otherVersion[4] = 2;
    QByteArray flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 1);
    QTest::addRow("nothing") << QByteArray() << "event block: not a block of usage events";
    QTest::addRow("other bytes") << QByteArray(64, 'x')
                                 << "event block: not a block of usage events";
    QTest::addRow("a later version")
        << otherVersion
        << "event block: written by another version; read it with the Tollgate that wrote it";
    QTest::addRow("one bit flipped")
        << flipped << "event block: its checksum does not match; restore the store from a backup";
    QTest::addRow("cut by one byte") << whole.chopped(
        1) << "event block: its checksum does not match; restore the store from a backup";
}

void TestEventBlock::refusesWhatNoWriterWrote()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto block = EventBlock::decode(bytes.toStdString());
    QVERIFY(!block);
    QCOMPARE(test::text(describe(block.error())), says);
}

// Checksums made right again, so that the reader itself is what is tried.
void TestEventBlock::survivesAnyInput()
{
    std::mt19937 random(20260310);
    const std::string whole = blockOf({accepted(), refused(), accepted()});
    int refusals = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = whole.substr(0, whole.size() - 4);
        for (int flips = 0; flips < 1 + round % 4; ++flips)
            bytes[5 + random() % (bytes.size() - 5)] = static_cast<char>(random());
        if (round % 3 == 0)
            bytes.resize(5 + random() % (bytes.size() - 5));
        const auto block = EventBlock::decode(EventBlock::sealed(bytes));
        refusals += block ? 0 : 1;
        for (std::size_t i = 0; block && i < block->eventCount(); ++i)
            QVERIFY(block->event(i).decided.node == block->node());
    }
    QVERIFY(refusals > 0);
}

void TestEventBlock::feedsAHistory()
{
    const auto block = EventBlock::decode(blockOf({accepted(), refused()}));
    UsageHistoryBuilder builder;
    block->addTo(builder);
    const auto history = std::move(builder).build();
    QVERIFY(history);
    QCOMPARE(history->eventCount(), std::size_t{2});
    QCOMPARE(test::text(history->consumerName(0)), QStringLiteral("acme"));
    QCOMPARE(test::text(history->target(0).path), QStringLiteral("/v1/a b"));
    QVERIFY(history->isSequenced());
    QCOMPARE(history->settledSequence(0).n, std::uint64_t{42});
    QVERIFY(history->refused(1) == RefusalReason::Quota);
    QCOMPARE(history->units(0, Meter::BytesOut).value, std::int64_t{1'234});
    QVERIFY(!history->hasOwnComputeUnits()); // the routes of the replay give the weights
}

TOLLGATE_TEST(TestEventBlock)
#include "tst_event_block.moc"
