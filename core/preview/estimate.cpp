#include "preview/estimate.h"

#include "base/overloaded.h"
#include "base/whole_number.h"
#include "preview/quota_price.h"

#include <algorithm>
#include <limits>

namespace tollgate::preview {

namespace {

// Whether a unit beyond the limit is a request refused. Of other meters it is not known how many
// units a request has.
bool refusesBeyond(const Plan& plan, const Dimension& dimension)
{
    const auto* meter = std::get_if<Meter>(&dimension);
    if (!meter)
        return true;
    const Quota* quota = plan.quota(*meter);
    return *meter == Meter::Requests && quota && quota->whenExhausted == WhenExhausted::Refuse;
}

} // namespace

std::optional<std::int64_t> limitOf(const Plan& plan, const Dimension& dimension)
{
    using Limit = std::optional<std::int64_t>;
    return std::visit(Overloaded{[&](Meter meter) -> Limit {
                                     const Quota* quota = plan.quota(meter);
                                     if (!quota || !quota->included)
                                         return std::nullopt;
                                     return quota->included->value / quantityOf(meter, 1)->value;
                                 },
                          [&](Window window) -> Limit {
                              const RateLimit* limit = plan.rateLimit(window);
                              return limit && !limit->isUnlimited() ? Limit(limit->limit)
                                                                    : std::nullopt;
                          }},
        dimension);
}

std::int64_t largestLimit(const Dimension& dimension)
{
    constexpr std::int64_t kTop = std::numeric_limits<std::int64_t>::max();
    const auto* meter = std::get_if<Meter>(&dimension);
    return meter ? kTop / quantityOf(*meter, 1)->value : kUnlimited - 1;
}

Plan withLimit(Plan plan, const Dimension& dimension, std::optional<std::int64_t> limit)
{
    if (limit)
        limit = std::clamp<std::int64_t>(*limit, 0, largestLimit(dimension));
    if (const auto* meter = std::get_if<Meter>(&dimension)) {
        if (!plan.quota(*meter))
            plan.quotas.push_back({.meter = *meter});
        auto& quota = *std::ranges::find(plan.quotas, *meter, &Quota::meter);
        quota.included = limit ? quantityOf(*meter, *limit) : std::nullopt;
        return plan;
    }
    const Window window = std::get<Window>(dimension);
    if (!plan.rateLimit(window))
        plan.rateLimits.push_back({.window = window});
    std::ranges::find(plan.rateLimits, window, &RateLimit::window)->limit
        = limit.value_or(kUnlimited);
    return plan;
}

Ledger estimateAt(const DragStart& start, std::int64_t limit)
{
    const auto from = limitOf(start.draft, start.dimension);
    const LimitCurve& all = start.demand.all;
    const std::int64_t moreUnits = all.excess(limit) - (from ? all.excess(*from) : 0);
    const LimitCurve& peaks = start.demand.peaks;
    Ledger ledger = start.exact;
    ledger.consumersAffected.after
        += peaks.countBeyond(limit) - (from ? peaks.countBeyond(*from) : 0);
    ledger.consumersAffected.after = std::clamp<std::int64_t>(ledger.consumersAffected.after, 0,
        static_cast<std::int64_t>(start.demand.consumers.size()));
    if (refusesBeyond(start.draft, start.dimension))
        ledger.requestsRefused.after
            = std::max<std::int64_t>(0, ledger.requestsRefused.after + moreUnits);
    if (const Quota* quota = billedQuota(start.draft, start.dimension)) {
        ledger.overageMinorUnits.after = std::max<std::int64_t>(0,
            saturatingAdd(ledger.overageMinorUnits.after,
                priceOf(*quota, moreUnits, start.draft.price.currency)));
        ledger.billsUp.after = start.billsUp.countAt(limit);
    }
    return ledger;
}

std::int64_t scaledDifference(
    const Demand& demand, std::int64_t today, std::int64_t draft, int percent)
{
    return demand.all.scaledExcess(draft, percent) - demand.all.scaledExcess(today, percent);
}

} // namespace tollgate::preview
