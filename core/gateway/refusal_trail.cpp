#include "gateway/refusal_trail.h"

namespace tollgate::gateway {

void RefusalTrail::add(const metering::LoggedEvent& event)
{
    if (!event.refused)
        return;
    const std::lock_guard lock(m_mutex);
    const auto [at, isNew] = m_trails.try_emplace(std::string(event.consumer));
    Trail& trail = at->second;
    if (isNew) {
        m_byLatest.push_front(at->first);
        trail.place = m_byLatest.begin();
    } else {
        m_byLatest.splice(m_byLatest.begin(), m_byLatest, trail.place);
    }
    trail.refusals.push_front({.at = event.decidedAt,
        .target = std::string(event.method) + ' ' + std::string(event.path),
        .reason = *event.refused,
        .detail = event.detail,
        .plan = std::string(event.plan),
        .planVersion = event.planVersion,
        .key = std::string(event.key)});
    if (trail.refusals.size() > kPerConsumer)
        trail.refusals.pop_back();
    if (m_trails.size() > kConsumers) {
        m_trails.erase(m_byLatest.back());
        m_byLatest.pop_back();
    }
}

std::vector<ShownRefusal> RefusalTrail::of(const ConsumerId& consumer) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_trails.find(consumer.value);
    if (found == m_trails.end())
        return {};
    return {found->second.refusals.begin(), found->second.refusals.end()};
}

} // namespace tollgate::gateway
