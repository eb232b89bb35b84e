#include "shared/assumption_words.h"

#include "billing/rating.h"
#include "common/formats.h"
#include "preview/estimate.h"
#include "shared/plan_words.h"
#include "shared/words.h"

namespace tollgate::pages {

namespace {

const Quota* quotaOf(const LimitMove& move)
{
    const auto* meter = std::get_if<Meter>(&move.dimension);
    return meter ? move.after.quota(*meter) : nullptr;
}

QString priced(const Quota& quota, std::int64_t units, const Currency& currency)
{
    const auto quantity = quantityOf(quota.meter, units);
    const auto amount = quantity
        ? billing::rate(quota.meter, *quantity, quota.overagePrice, currency)
        : Result<Money>(Money{});
    return amount ? common::signedMoney(*amount) : common::unknown();
}

} // namespace

QString assumptionsOf(const metering::UsageHistory& usage)
{
    QString text = Words::tr(
        "Assumes that the traffic of %1 repeats: no retries, nobody leaves or changes plan.")
                       .arg(spanText(usage));
    if (!usage.isSequenced())
        text += u' ' + Words::tr("One time per request: approximate for concurrent requests.");
    return text;
}

QString usageRange(const LimitMove& move)
{
    const auto before = preview::limitOf(move.before, move.dimension);
    const auto after = preview::limitOf(move.after, move.dimension);
    const Quota* quota = quotaOf(move);
    if (!before || !after || *before == *after
        || (quota && quota->whenExhausted == WhenExhausted::Notify))
        return {};
    const std::int64_t low = preview::scaledDifference(move.demand, *before, *after, 80);
    const std::int64_t high = preview::scaledDifference(move.demand, *before, *after, 120);
    if (!quota || quota->whenExhausted == WhenExhausted::Refuse) {
        const bool isRequests = !quota || quota->meter == Meter::Requests;
        const QString range = Words::tr("If usage ±20 %: %1 … %2 %3")
                                  .arg(common::signedCount(low), common::signedCount(high));
        return range.arg(isRequests ? Words::tr("refused")
                                    : Words::tr("%1 beyond it").arg(meterName(quota->meter)));
    }
    const Currency& currency = move.after.price.currency;
    return Words::tr("If usage ±20 %: %1 … %2 overage")
        .arg(priced(*quota, low, currency), priced(*quota, high, currency));
}

} // namespace tollgate::pages
