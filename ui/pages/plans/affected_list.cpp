#include "plans/affected_list.h"

#include "preview/estimate.h"

#include <algorithm>

namespace tollgate::pages {

namespace {

bool passes(const preview::Touched& touched, const RowFilter& filter)
{
    if (filter.peaks && (touched.peak < filter.peaks->first || touched.peak > filter.peaks->second))
        return false;
    return !filter.line || touched.standsIn(*filter.line);
}

} // namespace

AffectedList::AffectedList(workspace::SharedAnswer answer, const RowFilter& filter)
    : m_answer(std::move(answer)), m_touched(m_answer, &m_answer->touched)
{
    if (!filter.isSet())
        return;
    auto some = std::make_shared<std::vector<preview::Touched>>();
    std::ranges::copy_if(*m_touched, std::back_inserter(*some),
        [&](const preview::Touched& touched) { return passes(touched, filter); });
    m_touched = std::move(some);
}

AffectedRow AffectedList::row(std::uint32_t consumer, std::int64_t peak) const
{
    return {.consumer = consumer,
        .peak = peak,
        .before = m_answer->before->consumers[consumer],
        .after = m_answer->after->consumers[consumer]};
}

AffectedRow AffectedList::at(std::size_t place) const
{
    const preview::Touched& touched = (*m_touched)[place];
    return row(touched.consumer, touched.peak);
}

std::optional<AffectedRow> AffectedList::rowOf(std::uint32_t consumer) const
{
    const auto& all = m_answer->demand->consumers; // by number
    const auto found
        = std::ranges::lower_bound(all, consumer, {}, &preview::Demand::OfConsumer::consumer);
    if (found == all.end() || found->consumer != consumer)
        return std::nullopt;
    return row(consumer, found->peak);
}

QString AffectedList::text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString AffectedList::nameOf(std::uint32_t consumer) const
{
    return text(m_answer->question.study->nameOf(consumer));
}

std::string_view AffectedList::idViewOf(std::uint32_t consumer) const
{
    return m_answer->question.study->usage.consumerName(consumer);
}

const Plan& AffectedList::draft() const
{
    return m_answer->sideAfter->plans.plans[m_answer->question.plan];
}

std::optional<std::int64_t> AffectedList::limitToday() const
{
    const Plan* today = m_answer->sideBefore->plans.find(draft().id);
    return preview::limitOf(today ? *today : draft(), m_answer->question.dimension);
}

std::optional<std::int64_t> AffectedList::limitDraft() const
{
    return preview::limitOf(draft(), m_answer->question.dimension);
}

} // namespace tollgate::pages
