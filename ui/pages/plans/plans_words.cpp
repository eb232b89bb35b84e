#include "plans/plans_words.h"

#include "base/overloaded.h"
#include "billing/rating.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace tollgate::pages {

namespace {

using common::beforeAfter;
using common::count;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlansPage)
};

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

QString meterName(Meter meter)
{
    switch (meter) {
    case Meter::Requests:
        return Words::tr("requests");
    case Meter::ComputeUnits:
        return Words::tr("compute units");
    case Meter::BytesIn:
        return Words::tr("bytes in");
    case Meter::BytesOut:
        return Words::tr("bytes out");
    case Meter::ResourceSeconds:
        return Words::tr("resource seconds");
    case Meter::ActiveResources:
        return Words::tr("active resources");
    }
    return {};
}

QString windowName(Window window)
{
    switch (window) {
    case Window::Minute:
        return Words::tr("minute");
    case Window::Hour:
        return Words::tr("hour");
    case Window::Day:
        return Words::tr("day");
    }
    return {};
}

QString shortWindow(Window window)
{
    return window == Window::Minute ? Words::tr("min") : windowName(window);
}
QString periodName(Cycle cycle)
{
    return cycle == Cycle::Daily ? Words::tr("day") : Words::tr("month");
}

QString modeName(WhenExhausted mode)
{
    switch (mode) {
    case WhenExhausted::Refuse:
        return Words::tr("refused beyond it");
    case WhenExhausted::BillOverage:
        return Words::tr("overage billed");
    case WhenExhausted::Notify:
        return Words::tr("notified beyond it");
    }
    return {};
}

// "17 Apr 2018": days are UTC days, and the page says so.
QString dayText(Instant instant)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
    return QLocale().toString(moment.date(), QStringLiteral("d MMM yyyy"));
}

// "October 2026" for a whole month, else "17–24 Apr 2018" or "30 Apr 2018 – 2 May 2018".
QString spanText(const metering::UsageHistory& usage)
{
    const auto dateOf = [](Instant instant) {
        return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).date();
    };
    const QDate first = dateOf(usage.first());
    const QDate last = dateOf(usage.last());
    if (first.day() == 1 && last == QDate(first.year(), first.month(), first.daysInMonth()))
        return QLocale().toString(first, QStringLiteral("MMMM yyyy"));
    if (first == last)
        return dayText(usage.first());
    if (first.year() == last.year() && first.month() == last.month())
        return QString::number(first.day()) + u'–' + dayText(usage.last());
    return dayText(usage.first()) + QStringLiteral(" – ") + dayText(usage.last());
}

Money amountOf(const PlansState& state, std::int64_t minorUnits)
{
    return {.minorUnits = minorUnits, .currency = state.draft.price.currency};
}

QString titleOf(LedgerLine line)
{
    switch (line) {
    case LedgerLine::Affected:
        return Words::tr("Consumers refused or beyond a quota");
    case LedgerLine::Refused:
        return Words::tr("Requests refused");
    case LedgerLine::Overage:
        return Words::tr("Overage revenue");
    case LedgerLine::BillsUp:
        return Words::tr("Bills that rise by more than 25 %");
    }
    return {};
}

// Before the first answer nothing is known, which is not the same as none.
std::vector<LedgerText> unknownLedger()
{
    std::vector<LedgerText> texts;
    for (const LedgerLine line :
        {LedgerLine::Affected, LedgerLine::Refused, LedgerLine::Overage, LedgerLine::BillsUp})
        texts.push_back({.title = titleOf(line),
            .figures = common::unknown(),
            .difference = {.words = Words::tr("not known yet")}});
    return texts;
}

LedgerText countLine(const QString& title, const preview::BeforeAfter& figure)
{
    return {.title = title,
        .figures = beforeAfter(count(figure.before), count(figure.after)),
        .difference = common::countDifference(figure.before, figure.after)};
}

// The lines that are no requests, and the first of them.
QString unreadText(const workspace::Study& study)
{
    const workspace::UnreadLine& first = study.firstUnread.front();
    const QString line = Words::tr("line %1: %2")
                             .arg(count(static_cast<std::int64_t>(first.number)), text(first.why));
    if (study.unread == 1)
        return Words::tr("1 line could not be read and is not counted: %1.").arg(line);
    return Words::tr("%1 lines could not be read and are not counted; the first is %2.")
        .arg(count(static_cast<std::int64_t>(study.unread)), line);
}

// What a field of a plan is called; those without a name of ours stand as in the JSON.
QString fieldName(const std::string& field)
{
    if (field == "price")
        return Words::tr("price");
    if (field == "name")
        return Words::tr("name");
    return text(field);
}

// The changes of one plan that have words: limits, modes and prices of quotas, rates.
class PlanChanges {
public:
    PlanChanges(const Plan& before, const Plan& after) : m_before(before), m_after(after) { }

    QStringList words() const
    {
        QStringList words;
        for (const Meter meter : kMeters)
            addQuota(words, meter);
        for (const Window window : kWindows)
            addLimit(words, window);
        if (m_before.price != m_after.price)
            words << fieldName("price") + u' '
                    + beforeAfter(common::money(m_before.price), common::money(m_after.price));
        return words;
    }

private:
    void addLimit(QStringList& words, const preview::Dimension& dimension) const
    {
        const auto was = preview::limitOf(m_before, dimension);
        const auto is = preview::limitOf(m_after, dimension);
        if (was != is)
            words << limitName(dimension, m_after.cycle).toLower() + u' '
                    + beforeAfter(limitText(was), limitText(is));
    }

    void addQuota(QStringList& words, Meter meter) const
    {
        addLimit(words, meter);
        const Quota* was = m_before.quota(meter);
        const Quota* is = m_after.quota(meter);
        if (!is || (was && *was == *is))
            return;
        if (!was || was->whenExhausted != is->whenExhausted)
            words << modeName(is->whenExhausted);
        const bool billed = is->whenExhausted == WhenExhausted::BillOverage;
        if (billed
            && (!was || was->overagePrice != is->overagePrice
                || was->whenExhausted != is->whenExhausted))
            words << Words::tr("overage %1 each")
                         .arg(common::unitPrice(is->overagePrice, m_after.price.currency));
    }

    const Plan& m_before;
    const Plan& m_after;
};

} // namespace

QString nameOf(const preview::Dimension& dimension, Cycle cycle)
{
    return std::visit(
        Overloaded{[&](Meter meter) {
                       const QString period = Words::tr("Per %1").arg(periodName(cycle));
                       return meter == Meter::Requests
                           ? period
                           : period + QStringLiteral(", ") + meterName(meter);
                   },
            [](Window window) { return Words::tr("Per %1").arg(windowName(window)); }},
        dimension);
}

QString limitName(const preview::Dimension& dimension, Cycle cycle)
{
    return std::visit(
        Overloaded{
            [&](Meter meter) {
                return meter == Meter::Requests
                    ? Words::tr("Quota per %1").arg(periodName(cycle))
                    : Words::tr("Quota of %1 per %2").arg(meterName(meter), periodName(cycle));
            },
            [](Window window) { return Words::tr("Limit per %1").arg(windowName(window)); }},
        dimension);
}

QString unitOf(const preview::Dimension& dimension)
{
    const auto* meter = std::get_if<Meter>(&dimension);
    return meterName(meter ? *meter : Meter::Requests);
}

QString limitText(std::optional<std::int64_t> limit)
{
    return limit ? count(*limit) : Words::tr("unlimited");
}

QString momentText(Instant instant)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
    return QLocale().toString(moment, QStringLiteral("d MMM HH:mm:ss"));
}

QString planSummary(const Plan& plan)
{
    QStringList parts;
    for (const RateLimit& limit : plan.rateLimits) {
        if (!limit.isUnlimited())
            parts << count(limit.limit) + u'/' + shortWindow(limit.window);
    }
    for (const Quota& quota : plan.quotas) {
        const auto limit = preview::limitOf(plan, quota.meter);
        if (limit)
            parts << count(*limit) + u'/' + periodName(plan.cycle);
    }
    return parts.isEmpty() ? Words::tr("unlimited") : parts.join(QStringLiteral(" · "));
}

QString pageSubtitle(const PlansState& state)
{
    const auto consumers
        = state.plan < state.ladder.size() ? state.ladder[state.plan].consumers : 0;
    QStringList parts{common::consumers(consumers)};
    for (const Quota& quota : state.draft.quotas) {
        const QString period = state.draft.cycle == Cycle::Daily ? Words::tr("daily quota")
                                                                 : Words::tr("monthly quota");
        parts << (quota.included ? period + QStringLiteral(", ") + modeName(quota.whenExhausted)
                                 : Words::tr("no quota"));
    }
    if (state.draft.price.minorUnits > 0)
        parts << Words::tr("%1 a %2").arg(
            common::money(state.draft.price), periodName(state.draft.cycle));
    return parts.join(QStringLiteral(" · "));
}

QString chartTitle(const PlansState& state)
{
    return std::visit(
        Overloaded{[&](Meter meter) {
                       QString units = meterName(meter);
                       units[0] = units[0].toUpper();
                       return Words::tr("%1 per %2 and consumer")
                           .arg(units, periodName(state.draft.cycle));
                   },
            [](Window window) {
                return Words::tr("Requests in each consumer's busiest %1").arg(windowName(window));
            }},
        state.dimension);
}

QString chartSubtitle(const PlansState& state)
{
    return Words::tr("%1, UTC. Dashed = today, solid = draft: drag it, or use the arrow keys.")
        .arg(spanText(state.study->usage));
}

QString draftNote(const PlansState& state)
{
    const auto edits = static_cast<int>(state.changes.size());
    if (edits == 0)
        return Words::tr("No draft");
    return edits == 1 ? Words::tr("Draft: 1 edit") : Words::tr("Draft: %1 edits").arg(edits);
}

std::vector<LedgerText> ledgerTexts(const PlansState& state)
{
    if (!state.rows)
        return unknownLedger();
    const preview::Ledger& ledger = state.ledger;
    const auto places = common::MoneyPlaces::All;
    LedgerText overage{.title = titleOf(LedgerLine::Overage),
        .figures
        = beforeAfter(common::money(amountOf(state, ledger.overageMinorUnits.before), places),
            common::money(amountOf(state, ledger.overageMinorUnits.after), places)),
        .difference = common::moneyDifference(amountOf(state, ledger.overageMinorUnits.before),
            amountOf(state, ledger.overageMinorUnits.after), places),
        .riseIsGood = true};
    return {countLine(titleOf(LedgerLine::Affected), ledger.consumersAffected),
        countLine(titleOf(LedgerLine::Refused), ledger.requestsRefused), std::move(overage),
        countLine(titleOf(LedgerLine::BillsUp), ledger.billsUp)};
}

QString ledgerTitle(const PlansState& state)
{
    return Words::tr("If this had been live, %1").arg(spanText(state.study->usage));
}

QString exactnessNote(const PlansState& state)
{
    switch (state.exactness) {
    case Exactness::Estimate:
        return Words::tr("≈ while dragging, exact on release");
    case Exactness::Replaying:
        return Words::tr("≈ replaying every request…");
    case Exactness::Exact:
        break;
    }
    if (!state.moved)
        return Words::tr("Exact: every request replayed");
    QStringList moves;
    const auto add = [&](const QString& name, std::int64_t difference, const QString& amount) {
        if (difference != 0)
            moves << name + u' ' + amount;
    };
    const preview::Ledger& was = *state.moved;
    const preview::Ledger& is = state.ledger;
    const std::int64_t affected = is.consumersAffected.after - was.consumersAffected.after;
    const std::int64_t refused = is.requestsRefused.after - was.requestsRefused.after;
    const std::int64_t overage = is.overageMinorUnits.after - was.overageMinorUnits.after;
    const std::int64_t bills = is.billsUp.after - was.billsUp.after;
    add(Words::tr("consumers"), affected, common::signedCount(affected));
    add(Words::tr("refused"), refused, common::signedCount(refused));
    add(Words::tr("overage"), overage, common::signedMoney(amountOf(state, overage)));
    add(Words::tr("bills"), bills, common::signedCount(bills));
    return Words::tr("Exact; the replay moved the estimate: %1")
        .arg(moves.join(QStringLiteral(", ")));
}

QString assumptions(const PlansState& state)
{
    const auto& usage = state.study->usage;
    QString text = Words::tr(
        "Assumes that the traffic of %1 repeats: no retries, nobody leaves or changes plan.")
                       .arg(spanText(usage));
    if (!usage.isSequenced())
        text += u' ' + Words::tr("One time per request: approximate for concurrent requests.");
    return text;
}

QString rangeText(const PlansState& state)
{
    const auto today = state.limitToday();
    const auto draft = state.limitDraft();
    if (!state.demand || !today || !draft || *today == *draft)
        return {};
    const Quota* quota = state.quota();
    const std::int64_t low = preview::scaledDifference(*state.demand, *today, *draft, 80);
    const std::int64_t high = preview::scaledDifference(*state.demand, *today, *draft, 120);
    if (quota && quota->whenExhausted == WhenExhausted::Notify)
        return {};
    if (!quota || quota->whenExhausted == WhenExhausted::Refuse) {
        const bool isRequests = !quota || quota->meter == Meter::Requests;
        const QString range = Words::tr("If usage ±20 %: %1 … %2 %3")
                                  .arg(common::signedCount(low), common::signedCount(high));
        return range.arg(isRequests ? Words::tr("refused")
                                    : Words::tr("%1 beyond it").arg(meterName(quota->meter)));
    }
    const auto priced = [&](std::int64_t units) {
        const auto quantity = quantityOf(quota->meter, units);
        const auto amount = quantity ? billing::rate(quota->meter, *quantity, quota->overagePrice,
                                state.draft.price.currency)
                                     : Result<Money>(Money{});
        return amount ? common::signedMoney(*amount) : common::unknown();
    };
    return Words::tr("If usage ±20 %: %1 … %2 overage").arg(priced(low), priced(high));
}

QString coverage(const PlansState& state)
{
    const workspace::Study& study = *state.study;
    QStringList parts;
    if (study.isTruncated)
        parts << Words::tr("The file ends early: what comes after %1 is missing.")
                     .arg(text(formatInstant(study.usage.last())));
    if (study.unread > 0)
        parts << unreadText(study);
    return parts.join(u' ');
}

QString tableNote(const PlansState& state)
{
    const auto shown = state.rows ? static_cast<std::int64_t>(state.rows->size()) : 0;
    if (state.filter.isSet())
        return Words::tr("%1 match the filter").arg(common::consumers(shown));
    return Words::tr("%1 · click a bar or a line of the ledger to filter")
        .arg(common::consumers(shown));
}

QStringList draftWords(const PlansState& state)
{
    QStringList words;
    PlanId last;
    for (const workspace::FieldChange& change : state.changes) {
        // Changes come plan by plan.
        if (change.plan == last)
            continue;
        last = change.plan;
        const auto card = std::ranges::find(state.ladder, change.plan, &PlanCard::id);
        const QString name = card == state.ladder.end() ? text(change.plan.value) : card->name;
        const Plan* before = state.todayPlans ? state.todayPlans->find(change.plan) : nullptr;
        const Plan* after = state.draftPlans ? state.draftPlans->find(change.plan) : nullptr;
        if (!before || !after) {
            words << Words::tr("new plan %1").arg(name);
            continue;
        }
        QStringList of = PlanChanges(*before, *after).words();
        if (of.isEmpty())
            of << fieldName(change.field);
        words << name + QStringLiteral(": ") + of.join(QStringLiteral(", "));
    }
    return words;
}

} // namespace tollgate::pages
