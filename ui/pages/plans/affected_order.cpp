#include "plans/affected_order.h"

#include <QCollator>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tollgate::pages {

namespace {

std::int64_t figureOf(const AffectedRow& row, AffectedKey key)
{
    switch (key) {
    case AffectedKey::Peak:
        return row.peak;
    case AffectedKey::Refused:
        return row.after.refusedInAll();
    case AffectedKey::BillNow:
        return row.before.invoicedMinorUnits;
    case AffectedKey::BillWithDraft:
        return row.after.invoicedMinorUnits;
    case AffectedKey::Name:
    case AffectedKey::BillChange:
        break;
    }
    return row.billChange();
}

// What decides, copied out of the figures once: looked up anew for each comparison they took most
// of the time.
struct Ranked {
    std::int64_t figure = 0;
    std::int64_t refusedChange = 0;
    std::int64_t peak = 0;
    std::uint32_t consumer = 0;
    std::uint32_t place = 0;
};

template <class Entry, class IsLess>
std::vector<std::uint32_t> sorted(std::vector<Entry> entries, bool isAscending, IsLess isLess)
{
    std::ranges::sort(entries,
        [&](const Entry& a, const Entry& b) { return isAscending ? isLess(a, b) : isLess(b, a); });
    std::vector<std::uint32_t> order;
    order.reserve(entries.size());
    for (const Entry& entry : entries)
        order.push_back(entry.place);
    return order;
}

std::vector<std::uint32_t> byFigure(const AffectedList& list, const AffectedSorting& sorting)
{
    std::vector<Ranked> ranked;
    ranked.reserve(list.size());
    for (std::uint32_t place = 0; place < list.size(); ++place) {
        const AffectedRow row = list.at(place);
        ranked.push_back({.figure = figureOf(row, sorting.key),
            .refusedChange = row.refusedChange(),
            .peak = row.peak,
            .consumer = row.consumer,
            .place = place});
    }
    return sorted(std::move(ranked), sorting.isAscending, [&](const Ranked& a, const Ranked& b) {
        const auto figures
            = [](const Ranked& of) { return std::tie(of.figure, of.refusedChange, of.peak); };
        if (figures(a) != figures(b))
            return figures(a) < figures(b);
        return list.idViewOf(a.consumer) < list.idViewOf(b.consumer);
    });
}

std::vector<std::uint32_t> byName(const AffectedList& list, const AffectedSorting& sorting)
{
    struct Named {
        QCollatorSortKey key; // comparing names letter by letter takes ten times as long
        std::uint32_t consumer = 0;
        std::uint32_t place = 0;
    };
    const QCollator collator;
    std::vector<Named> named;
    named.reserve(list.size());
    for (std::uint32_t place = 0; place < list.size(); ++place) {
        const std::uint32_t consumer = list.at(place).consumer;
        named.push_back(
            {.key = collator.sortKey(list.nameOf(consumer)), .consumer = consumer, .place = place});
    }
    return sorted(std::move(named), sorting.isAscending, [&](const Named& a, const Named& b) {
        const int order = a.key.compare(b.key);
        return order != 0 ? order < 0 : list.idViewOf(a.consumer) < list.idViewOf(b.consumer);
    });
}

} // namespace

std::vector<std::uint32_t> orderOf(const AffectedList& list, const AffectedSorting& sorting)
{
    return sorting.key == AffectedKey::Name ? byName(list, sorting) : byFigure(list, sorting);
}

} // namespace tollgate::pages
