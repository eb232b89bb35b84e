#include "metering/usage_history.h"

namespace tollgate::metering {

Target UsageHistory::target(std::uint32_t target) const
{
    const std::string_view name = m_targets.name(target);
    const auto space = name.find(' ');
    return {.method = name.substr(0, space), .path = name.substr(space + 1)};
}

std::optional<TargetIndex> UsageHistory::targetOf(std::size_t event) const
{
    if (m_targetPlusOne.empty() || m_targetPlusOne[event] == 0)
        return std::nullopt;
    return TargetIndex{m_targetPlusOne[event] - 1};
}

std::optional<RefusalReason> UsageHistory::refused(std::size_t event) const
{
    if (m_refusedPlusOne.empty() || m_refusedPlusOne[event] == 0)
        return std::nullopt;
    return static_cast<RefusalReason>(m_refusedPlusOne[event] - 1);
}

Quantity UsageHistory::units(std::size_t event, Meter meter) const
{
    if (meter == Meter::Requests)
        return Quantity{1};
    const auto& column = m_units[indexOf(meter)];
    return column.empty() ? Quantity{} : column[event];
}

bool isKeyRefusal(const UsageHistory& usage, std::size_t event)
{
    const auto refused = usage.refused(event);
    return refused && kindOf(*refused) == RefusalKind::Key;
}

bool countsIfAccepted(const UsageHistory& usage, std::size_t event, CountRule rule)
{
    return usage.refused(event) || counts(rule, usage.status(event));
}

} // namespace tollgate::metering
