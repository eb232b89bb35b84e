#include "preview/estimate.h"

#include "base/overloaded.h"
#include "billing/rating.h"

#include <algorithm>

namespace tollgate::preview {

namespace {

const Quota* billedQuota(const Plan& plan, const Dimension& dimension)
{
    const auto* meter = std::get_if<Meter>(&dimension);
    const Quota* quota = meter ? plan.quota(*meter) : nullptr;
    return quota && quota->whenExhausted == WhenExhausted::BillOverage ? quota : nullptr;
}

bool refusesBeyond(const Plan& plan, const Dimension& dimension)
{
    const auto* meter = std::get_if<Meter>(&dimension);
    if (!meter)
        return true;
    const Quota* quota = plan.quota(*meter);
    return quota && quota->whenExhausted == WhenExhausted::Refuse;
}

std::int64_t priceOf(const Quota& quota, std::int64_t wholeUnits, const Currency& currency)
{
    const auto quantity = quantityOf(quota.meter, wholeUnits);
    const auto amount = quantity
        ? billing::rate(quota.meter, *quantity, quota.overagePrice, currency)
        : Result<Money>(Money{});
    return amount ? amount->minorUnits : 0;
}

// Each bill moves by what the limit moves its overage; those that end a quarter above today's.
std::int64_t billsUpAt(const DragStart& start, const Quota& quota, std::int64_t limit)
{
    const std::int64_t from = limitOf(start.draft, start.dimension).value_or(limit);
    std::int64_t count = 0;
    for (const auto& [consumer, peak] : start.demand.consumers) {
        const std::int64_t wasBeyond = std::max<std::int64_t>(0, peak - from);
        const std::int64_t isBeyond = std::max<std::int64_t>(0, peak - limit);
        std::int64_t bill = start.after.consumers[consumer].invoicedMinorUnits;
        if (wasBeyond != isBeyond)
            bill += priceOf(quota, isBeyond - wasBeyond, start.draft.price.currency);
        count += billIsUp(start.before.consumers[consumer].invoicedMinorUnits, bill) ? 1 : 0;
    }
    return count;
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
                              return limit ? Limit(limit->limit) : std::nullopt;
                          }},
        dimension);
}

Plan withLimit(Plan plan, const Dimension& dimension, std::optional<std::int64_t> limit)
{
    if (const auto* meter = std::get_if<Meter>(&dimension)) {
        if (!plan.quota(*meter))
            plan.quotas.push_back({.meter = *meter});
        auto& quota = *std::ranges::find(plan.quotas, *meter, &Quota::meter);
        quota.included = limit ? quantityOf(*meter, *limit) : std::nullopt;
        return plan;
    }
    const Window window = std::get<Window>(dimension);
    const auto found = std::ranges::find(plan.rateLimits, window, &RateLimit::window);
    if (found == plan.rateLimits.end()) {
        if (limit)
            plan.rateLimits.push_back({.window = window, .limit = *limit});
    } else if (limit) {
        found->limit = *limit;
    } else {
        plan.rateLimits.erase(found);
    }
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
            ledger.overageMinorUnits.after
                + priceOf(*quota, moreUnits, start.draft.price.currency));
        ledger.billsUp.after = billsUpAt(start, *quota, limit);
    }
    return ledger;
}

std::int64_t scaledDifference(
    const Demand& demand, std::int64_t today, std::int64_t draft, int percent)
{
    return demand.all.scaledExcess(draft, percent) - demand.all.scaledExcess(today, percent);
}

} // namespace tollgate::preview
