#include "preview/limit_curve.h"

#include "base/whole_number.h"
#include "billing/wide.h"

#include <algorithm>
#include <limits>

namespace tollgate::preview {

namespace {

std::int64_t clamped(billing::Wide value)
{
    constexpr billing::Wide kTop = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(value, kTop));
}

} // namespace

LimitCurve::LimitCurve(std::vector<std::int64_t> values) : m_sorted(std::move(values))
{
    std::ranges::sort(m_sorted);
    m_sumBefore.reserve(m_sorted.size() + 1);
    for (const std::int64_t value : m_sorted)
        m_sumBefore.push_back(saturatingAdd(m_sumBefore.back(), value));
}

std::size_t LimitCurve::firstBeyond(std::int64_t limit) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_sorted, limit) - m_sorted.begin());
}

std::int64_t LimitCurve::countBeyond(std::int64_t limit) const
{
    return static_cast<std::int64_t>(m_sorted.size() - firstBeyond(limit));
}

std::int64_t LimitCurve::excess(std::int64_t limit) const { return scaledExcess(limit, 100); }

std::int64_t LimitCurve::scaledExcess(std::int64_t limit, int percent) const
{
    if (percent <= 0)
        return 0;
    // u x percent / 100 > limit exactly when u > floor(limit x 100 / percent).
    const billing::Wide hundredfold = billing::Wide{limit} * 100;
    const std::size_t first = firstBeyond(clamped(hundredfold / percent));
    const billing::Wide sum = billing::Wide{m_sumBefore.back()} - m_sumBefore[first];
    const auto count = static_cast<billing::Wide>(m_sorted.size() - first);
    return clamped((sum * percent - hundredfold * count) / 100);
}

} // namespace tollgate::preview
