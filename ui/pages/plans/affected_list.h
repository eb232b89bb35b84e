#pragma once

#include "workspace/preview_desk.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tollgate::pages {

using preview::LedgerLine;

// Which of the affected are shown.
struct RowFilter {
    std::optional<LedgerLine> line;
    std::optional<std::pair<std::int64_t, std::int64_t>> peaks; // both ends included

    bool isSet() const { return line || peaks; }
    bool operator==(const RowFilter&) const = default;
};

// One consumer of the chosen plan, on both sides. Read from a list, which outlives it.
struct AffectedRow {
    std::uint32_t consumer = 0;
    std::int64_t peak = 0; // in the units of the dimension
    const preview::Figures& before;
    const preview::Figures& after;

    std::int64_t billChange() const { return after.invoicedMinorUnits - before.invoicedMinorUnits; }
    std::int64_t refusedChange() const { return after.refusedInAll() - before.refusedInAll(); }
};

// The consumers of an answer that a limit touches on either side, after a filter. Figures and
// names stay where the answer has them: a million rows are there within some milliseconds.
class AffectedList {
public:
    AffectedList(workspace::SharedAnswer answer, const RowFilter& filter);

    std::size_t size() const { return m_touched->size(); }
    bool empty() const { return m_touched->empty(); }
    AffectedRow at(std::size_t place) const;

    // Any consumer of the plan, whether in the list or not; nothing for others.
    std::optional<AffectedRow> rowOf(std::uint32_t consumer) const;

    QString nameOf(std::uint32_t consumer) const; // for people
    QString idOf(std::uint32_t consumer) const { return text(idViewOf(consumer)); }
    std::string_view idViewOf(std::uint32_t consumer) const; // UTF-8

    // What the figures stand for.
    const Plan& draft() const; // the plan, as it was replayed
    const preview::Dimension& dimension() const { return m_answer->question.dimension; }
    std::optional<std::int64_t> limitToday() const;
    std::optional<std::int64_t> limitDraft() const;

private:
    static QString text(std::string_view utf8);
    AffectedRow row(std::uint32_t consumer, std::int64_t peak) const;

    workspace::SharedAnswer m_answer;
    std::shared_ptr<const std::vector<preview::Touched>> m_touched;
};

using AffectedRows = std::shared_ptr<const AffectedList>;

} // namespace tollgate::pages
