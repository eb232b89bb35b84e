#include "gateway/log_writer.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <atomic>
#include <functional>
#include <future>
#include <thread>
#include <utility>

using namespace tollgate;
using namespace tollgate::gateway;

namespace {

const Instant kNoon = *parseInstant("2026-03-10T12:00:00Z");

// Lets something happen whenever the writer looks at it, on the writer's thread.
class WatchedClock final : public Clock {
public:
    explicit WatchedClock(std::function<void()> happen) : m_happen(std::move(happen)) { }

    Instant now() const override
    {
        m_happen();
        return kNoon;
    }

private:
    const std::function<void()> m_happen;
};

class StoppedClock final : public Clock {
public:
    Instant now() const override { return kNoon; }
};

// A log in memory that says after each row who is in the rows so far.
class MemoryLog final : public ports::UsageLog {
public:
    Result<ports::LogPosition> append(const ports::LogCommit& commit) override
    {
        if (!commit.block.empty()) {
            const auto block = metering::EventBlock::decode(commit.block);
            for (std::size_t i = 0; i < block->eventCount(); ++i)
                m_text += test::text(block->event(i).path) + QLatin1Char(' ');
            m_text += QStringLiteral("| ");
        }
        return ports::LogPosition{++m_rows};
    }
    QString text() const { return m_text.trimmed(); } // when the writer is gone

    Result<ports::Checkpoint> checkpoint(ports::NodeNumber) override { return {}; }
    Result<std::vector<ports::PackedCounters>> countersElsewhere(
        ports::NodeNumber, const ConsumerId&) override
    {
        return {};
    }
    Result<ports::Totals> totals(ports::NodeNumber) override { return {}; }
    Result<ports::LogPosition> newest() override { return ports::LogPosition{m_rows}; }
    Result<void> visit(ports::LogPosition, ports::NodeNumber, const Visit&) override { return {}; }
    Result<std::vector<ports::LogBlock>> read(ports::LogPosition, std::size_t) override
    {
        return {};
    }

private:
    QString m_text;
    std::int64_t m_rows = 0;
};

} // namespace

// The order in which usage events reach the log.
class TestLogWriter : public QObject {
    Q_OBJECT

private slots:
    void init();

    void holdsARefusalUntilItsCauseIsSettled();
    void neverWritesARefusalBeforeItsCause();

private:
    void startWriter(const Clock& clock);
    UsageRecord record(const char* name, const Admission& admission) const;
    void settle(const Admission& admission, const char* name);

    const Consumer m_acme{.id = ConsumerId{"acme"}};
    const enforcement::Request m_request{};
    enforcement::Entitlements m_onePerMinute;
    StoppedClock m_stopped;
    std::unique_ptr<Limiter> m_limiter;
    std::unique_ptr<LiveUsage> m_live;
    std::unique_ptr<RefusalTrail> m_trail;
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<LogWriter> m_writer;
};

void TestLogWriter::init()
{
    m_onePerMinute.perWindow[indexOf(Window::Minute)] = 1;
    m_writer.reset();
    m_limiter = std::make_unique<Limiter>(m_stopped, 1);
    m_live = std::make_unique<LiveUsage>();
    m_trail = std::make_unique<RefusalTrail>();
    m_log = std::make_unique<MemoryLog>();
}

void TestLogWriter::startWriter(const Clock& clock)
{
    m_writer = std::make_unique<LogWriter>(LogWriter::Parts{.log = *m_log,
        .node = 1,
        .limiter = *m_limiter,
        .clock = clock,
        .live = *m_live,
        .trail = *m_trail,
        .fold = {}});
}

UsageRecord TestLogWriter::record(const char* name, const Admission& admission) const
{
    UsageRecord record{.owner
        = std::make_shared<const ports::KeyOwner>(ports::KeyOwner{.key = {}, .consumer = m_acme}),
        .plan = std::make_shared<const ServedPlan>(),
        .target = std::string("GET ") + name,
        .decidedAt = kNoon,
        .settledAt = kNoon,
        .decided = admission.sequence,
        .settled = admission.sequence};
    if (const auto* refused = std::get_if<enforcement::Refused>(&admission.decision)) {
        record.refused = refused->reason;
        record.waitsForOthers = admission.othersUnderWay;
    }
    return record;
}

// As the plane does it: the event enters the queue within the step that settles it.
void TestLogWriter::settle(const Admission& admission, const char* name)
{
    m_limiter->settle(m_acme.id, admission, [&](const Settlement& settlement) {
        UsageRecord settled = record(name, admission);
        settled.settled = settlement.sequence;
        m_writer->add(std::move(settled));
        return Units{};
    });
}

void TestLogWriter::holdsARefusalUntilItsCauseIsSettled()
{
    const auto cause = m_limiter->decide(m_acme, m_onePerMinute, m_request, [](const auto&) {});
    const auto refused = m_limiter->decide(m_acme, m_onePerMinute, m_request, [](const auto&) {});
    const Consumer other{.id = ConsumerId{"other"}};
    const auto free = m_limiter->decide(other, m_onePerMinute, m_request, [](const auto&) {});
    startWriter(m_stopped);
    m_writer->add(record("refused", refused));
    std::promise<void> committed;
    m_writer->add(record("other", free), [&](bool) { committed.set_value(); });
    committed.get_future().wait();
    settle(cause, "cause");
    m_writer.reset();
    QCOMPARE(m_log->text(), QStringLiteral("other | cause refused |"));
}

// The cause is settled between the moment at which the writer takes what came and the moment at
// which it looks who is under way.
void TestLogWriter::neverWritesARefusalBeforeItsCause()
{
    const auto cause = m_limiter->decide(m_acme, m_onePerMinute, m_request, [](const auto&) {});
    const auto refused = m_limiter->decide(m_acme, m_onePerMinute, m_request, [](const auto&) {});
    std::atomic<bool> isAdded{false};
    const WatchedClock clock([&, isSettled = false]() mutable {
        if (isAdded && !std::exchange(isSettled, true))
            settle(cause, "cause");
    });
    startWriter(clock);
    m_writer->add(record("refused", refused));
    isAdded = true;
    while (m_limiter->hasOpenBefore(m_acme.id, refused.sequence))
        std::this_thread::yield();
    m_writer.reset();
    const QString rows = m_log->text();
    QVERIFY2(rows == QStringLiteral("refused cause |") || rows == QStringLiteral("cause refused |")
            || rows == QStringLiteral("cause | refused |"),
        qPrintable(rows));
}

TOLLGATE_TEST(TestLogWriter)
#include "tst_log_writer.moc"
