#include "workspace/log_copy.h"

#include "metering/event_block.h"

namespace tollgate::workspace {

namespace {

std::string rowText(ports::LogPosition position)
{
    return "row " + std::to_string(position.row) + " of the gateway's log";
}

} // namespace

Result<void> LogCopy::add(const ports::LogBlock& block)
{
    if (block.position <= m_position)
        return {};
    const auto events = metering::EventBlock::decode(block.bytes);
    if (!events)
        return fail(within(rowText(block.position), events.error()));
    events->addTo(m_builder);
    for (std::size_t i = 0; i < events->eventCount(); ++i) {
        const metering::LoggedEvent event = events->event(i);
        const std::size_t number = valueOf(m_builder.consumer(event.consumer));
        m_known.resize(std::max(m_known.size(), number + 1));
        Known& known = m_known[number];
        known.anchor = event.anchor;
        if (known.plan.value != event.plan)
            known.plan.value = event.plan;
    }
    m_position = block.position;
    return {};
}

// Where the consumer is gone, the plan that its last request was decided under.
Result<std::uint32_t> LogCopy::planOf(
    const std::string& consumer, const Known& known, const Serving& serving) const
{
    const auto found = serving.consumers.find(consumer);
    const PlanId& plan = found == serving.consumers.end() ? known.plan : found->second.plan;
    if (const auto place = serving.plans.indexOf(plan))
        return static_cast<std::uint32_t>(*place);
    return fail({.code = ErrorCode::InvalidData,
        .what = "is on the plan '" + plan.value + "', which the gateway does not list",
        .where = "consumer '" + consumer + "'",
        .remedy = "read the history anew"});
}

Result<SharedStudy> LogCopy::study(const Serving& serving, std::string title) const
{
    auto usage = metering::UsageHistoryBuilder(m_builder).build();
    if (!usage)
        return fail(usage.error());
    Study study{.title = std::move(title),
        .usage = *std::move(usage),
        .today = serving.plans,
        .rules = {.count = metering::CountRule::Billable},
        .logCursor = std::to_string(m_position.row)};
    for (std::uint32_t i = 0; i < study.usage.consumerCount(); ++i) {
        const std::string id(study.usage.consumerName(i));
        const auto plan = planOf(id, m_known[i], serving);
        if (!plan)
            return fail(plan.error());
        const auto found = serving.consumers.find(id);
        study.planOf.push_back(*plan);
        study.rules.anchorOf.push_back(m_known[i].anchor);
        study.names.push_back(found == serving.consumers.end() ? id : found->second.name);
    }
    return std::make_shared<const Study>(std::move(study));
}

} // namespace tollgate::workspace
