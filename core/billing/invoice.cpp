#include "billing/invoice.h"

#include "billing/rating.h"

namespace tollgate::billing {

namespace {

Result<RatedLine> rateLine(const Quota& quota, const Currency& currency, const Units& used)
{
    RatedLine line{.meter = quota.meter,
        .beyond = beyondAllowance(quota, used[indexOf(quota.meter)]),
        .amount = {.minorUnits = 0, .currency = currency}};
    if (quota.whenExhausted != WhenExhausted::BillOverage)
        return line;
    return rate(quota.meter, line.beyond, quota.overagePrice, currency).map([&](Money amount) {
        line.amount = std::move(amount);
        return line;
    });
}

} // namespace

Result<Invoice> invoiceFor(const Plan& plan, const metering::PeriodUse& use)
{
    const Currency& currency = plan.price.currency;
    Invoice invoice{.period = use.period,
        .planPrice = plan.price,
        .lines = {},
        .overage = {.minorUnits = 0, .currency = currency},
        .total = {}};
    for (const Quota& quota : plan.quotas) {
        auto line = rateLine(quota, currency, use.used);
        if (!line)
            return fail(std::move(line.error()));
        const auto overage = add(invoice.overage, line->amount);
        if (!overage)
            return fail(overage.error());
        invoice.overage = *overage;
        invoice.lines.push_back(*std::move(line));
    }
    const auto total = add(invoice.planPrice, invoice.overage);
    if (!total)
        return fail(total.error());
    invoice.total = *total;
    return invoice;
}

} // namespace tollgate::billing
