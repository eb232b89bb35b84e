#include "support/log_replay.h"

#include "enforcement/decide.h"

#include <algorithm>

namespace tollgate::test {

namespace {

using enforcement::Accepted;
using enforcement::Refused;
using metering::LoggedEvent;

bool isKeyRefusal(const LoggedEvent& event)
{
    return event.refused && kindOf(*event.refused) == RefusalKind::Key;
}

std::string wordOf(const std::optional<RefusalReason>& refused)
{
    return refused ? "refused for " + std::string(nameOf(*refused)) : "accepted";
}

enforcement::Request requestOf(const LoggedEvent& event, const std::vector<Route>& routes)
{
    const Route* route = firstMatch(routes, event.method, event.path);
    if (!route)
        return {};
    return {.requiredFeature = route->feature, .computeUnits = route->computeUnits};
}

bool isSameDetail(const metering::RefusalDetail& logged, const Refused& decided)
{
    return logged
        == metering::RefusalDetail{.meter = decided.meter,
            .limit = decided.limit,
            .observed = decided.observed,
            .resetsAt = decided.resetsAt};
}

} // namespace

void LogReplay::add(metering::EventBlock block)
{
    const metering::EventBlock& kept = m_blocks.emplace_back(std::move(block));
    for (std::size_t i = 0; i < kept.eventCount(); ++i) {
        const LoggedEvent event = kept.event(i);
        auto& turns = m_turns[std::string(event.consumer)];
        turns.push_back({.sequence = event.decided.n, .event = event});
        if (!event.refused)
            turns.push_back({.sequence = event.settled.n, .event = event, .isSettlement = true});
    }
}

void LogReplay::run()
{
    for (auto& [name, turns] : m_turns) {
        std::ranges::stable_sort(turns, {}, &Turn::sequence);
        for (std::size_t i = 1; i < turns.size(); ++i) {
            if (turns[i].sequence == turns[i - 1].sequence)
                differs(turns[i].event, "has a sequence number that another one has");
        }
        runConsumer(turns, m_consumers[name]);
    }
}

void LogReplay::runConsumer(const std::vector<Turn>& turns, enforcement::LimitState& limits)
{
    m_open.clear();
    limits.anchor = turns.front().event.anchor;
    for (const auto& [sequence, event, isSettlement] : turns) {
        const std::size_t plan = planNumber(event.plan, event.planVersion);
        if (plan == m_catalogue.plans.size()) {
            differs(event, "has a plan version that was never served");
        } else if (!isSettlement) {
            decide(event, m_catalogue.plans[plan], limits);
        } else if (const auto found = m_open.find(event.decided.n); found != m_open.end()) {
            const Units used = metering::isBillable(event.status) ? event.units : Units{};
            limits = enforcement::settle(limits, found->second, used);
        }
    }
}

void LogReplay::decide(const LoggedEvent& event, const Plan& plan, enforcement::LimitState& limits)
{
    if (isKeyRefusal(event)) { // not decided again
        limits = enforcement::advanced(limits, plan.cycle, event.decidedAt);
        return;
    }
    const auto step = enforcement::decide(enforcement::entitlementsOf(plan), limits,
        requestOf(event, m_catalogue.routes), event.decidedAt);
    limits = step.next;
    const auto* refused = std::get_if<Refused>(&step.decision);
    const auto reason = refused ? std::optional(refused->reason) : std::nullopt;
    if (reason != event.refused)
        differs(event, wordOf(event.refused) + " by the gateway, " + wordOf(reason) + " here");
    else if (refused && !isSameDetail(event.detail, *refused))
        differs(event, "refused with other figures");
    if (!refused)
        m_open[event.decided.n] = std::get<Accepted>(step.decision);
}

void LogReplay::differs(const LoggedEvent& event, const std::string& what)
{
    m_differences.push_back(std::string(event.consumer) + " " + std::to_string(event.decided.n)
        + " at " + formatInstantMillis(event.decidedAt) + ": " + what);
}

std::size_t LogReplay::planNumber(std::string_view plan, std::int64_t version) const
{
    const auto found = std::ranges::find_if(m_catalogue.plans, [&](const Plan& one) {
        return one.id.value == plan && one.version.value_or(1) == version;
    });
    return static_cast<std::size_t>(found - m_catalogue.plans.begin());
}

std::map<std::string, std::vector<LoggedEvent>> LogReplay::eventsUnderFirstPlan() const
{
    std::map<std::string, std::vector<LoggedEvent>> all;
    for (const auto& [name, turns] : m_turns) {
        const LoggedEvent& first = turns.front().event;
        for (const auto& [sequence, event, isSettlement] : turns) {
            if (event.plan != first.plan || event.planVersion != first.planVersion)
                break;
            if (!isSettlement)
                all[name].push_back(event);
        }
    }
    return all;
}

} // namespace tollgate::test
