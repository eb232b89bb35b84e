#include "ui/overview/overview_lab.h"

#include <QStringList>
#include <QTest>

#include <sstream>

namespace tollgate::test {

using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

workspace::LiveUsage::Pace paceOf(OverviewLab::Polling polling)
{
    if (polling == OverviewLab::Polling::Once)
        return {.fastest = hours{1}, .slowest = hours{1}};
    return {.fastest = milliseconds{5}, .slowest = milliseconds{20}};
}

// Calls `set(words, count)` for each "3 quota" of a list.
template <class Set> void readOutcomes(std::string_view outcomes, Set set)
{
    std::istringstream stream{std::string(outcomes)};
    std::int64_t count = 0;
    std::string word;
    while (stream >> count >> word) {
        if (word.back() == ',')
            word.pop_back();
        set(word, count);
    }
}

void setOutcome(ports::OutcomeCounts& counts, const std::string& word, std::int64_t count)
{
    if (word == "accepted") {
        counts.accepted = count;
    } else if (word == "failed") {
        counts.failed = count;
    } else {
        const auto* kind = std::ranges::find(
            kRefusalKinds, word, [](RefusalKind of) { return std::string(nameOf(of)); });
        if (kind == kRefusalKinds.end())
            qFatal("no outcome is called '%s'", word.c_str());
        counts.refused[indexOf(*kind)] = count;
    }
}

} // namespace

Instant noon(int seconds)
{
    return parseInstant("2026-03-10T12:00:00Z").value() + std::chrono::seconds{seconds};
}

ports::LiveSecond liveSecond(int at, std::string_view outcomes)
{
    ports::LiveSecond second{.second = noon(at)};
    readOutcomes(outcomes, [&](const std::string& word, std::int64_t count) {
        if (word == "unknown")
            second.unknown = count;
        else
            setOutcome(second.all, word, count);
    });
    return second;
}

ports::OutcomeCounts counts(std::string_view outcomes)
{
    ports::OutcomeCounts counts;
    readOutcomes(outcomes,
        [&](const std::string& word, std::int64_t count) { setOutcome(counts, word, count); });
    return counts;
}

std::string print(const ports::OutcomeCounts& counts)
{
    QStringList parts;
    const auto add = [&](std::int64_t count, std::string_view word) {
        if (count > 0)
            parts << QString::number(count) + u' '
                    + QString::fromUtf8(word.data(), qsizetype(word.size()));
    };
    add(counts.accepted, "accepted");
    add(counts.failed, "failed");
    for (const RefusalKind kind : kRefusalKinds)
        add(counts.refused[indexOf(kind)], nameOf(kind));
    return parts.join(QStringLiteral(", ")).toStdString();
}

ports::LiveSlice slice(
    std::vector<ports::LiveSecond> seconds, const std::map<std::string, std::string>& consumers)
{
    ports::LiveSlice slice{.cursor = "1", .node = "eu-1", .seconds = std::move(seconds)};
    for (const auto& [consumer, outcomes] : consumers)
        slice.consumers.push_back({.consumer = ConsumerId{consumer}, .counts = counts(outcomes)});
    return slice;
}

ports::NodeStatus node(const std::string& name, const std::string& state, int heartbeat)
{
    return {.name = name,
        .adminUrl = "http://" + name + ":8081",
        .heartbeat = noon(heartbeat),
        .state = state,
        .isSelf = name == "eu-1"};
}

OverviewLab::OverviewLab(Polling polling, workspace::ConnectionOptions options)
    : connection(gateway, std::move(options)), live(connection, paceOf(polling)),
      vm(connection, live, {.nodes = hours{1}, .tick = hours{1}, .clock = [this] { return now; }})
{
}

bool OverviewLab::open()
{
    connection.open();
    return QTest::qWaitFor([this] { return state().snapshot && state().areNodesKnown; }, kPatience);
}

bool OverviewLab::serve(ports::LiveSlice slice)
{
    // The last answer comes over and over: it must hold nothing that would count again.
    gateway->liveAnswers.push_back(std::move(slice));
    gateway->liveAnswers.push_back(ports::LiveSlice{.cursor = "1", .node = "eu-1"});
    const int asked = gateway->asked["liveUsage"];
    return QTest::qWaitFor(
        [&] { return gateway->liveAnswers.size() == 1 && gateway->asked["liveUsage"] > asked + 2; },
        kPatience);
}

bool OverviewLab::waitFor(pages::OverviewFace face)
{
    return QTest::qWaitFor([&] { return state().face == face; }, kPatience);
}

} // namespace tollgate::test
