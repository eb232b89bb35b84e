#include "preview_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate::ctl {

namespace {

using preview::Figures;

// 443011 -> "443,011": thousands are set apart, in every locale alike.
std::string grouped(std::string digits)
{
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3;)
        digits.insert(at -= 3, ",");
    return digits;
}

std::string grouped(std::int64_t number) { return grouped(std::to_string(number)); }

std::string signedGrouped(std::int64_t number)
{
    return number > 0 ? '+' + grouped(number) : grouped(number);
}

// Characters as a terminal counts them, near enough: UTF-8 continuation bytes take no room.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Columns as wide as their widest cell: the first left-aligned, the others right.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> header) { add(std::move(header)); }

    void add(std::vector<std::string> cells)
    {
        m_widths.resize(std::max(m_widths.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_widths[i] = std::max(m_widths[i], widthOf(cells[i]));
        m_rows.push_back(std::move(cells));
    }

    std::string text() const
    {
        std::string out;
        for (const auto& row : m_rows) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string room(m_widths[i] - widthOf(row[i]), ' ');
                line += (i == 0 ? "  " : "   ") + (i == 0 ? row[i] + room : room + row[i]);
            }
            line.erase(line.find_last_not_of(' ') + 1);
            out += line + '\n';
        }
        return out;
    }

private:
    std::vector<std::vector<std::string>> m_rows;
    std::vector<std::size_t> m_widths;
};

class Report {
public:
    Report(const preview::Outcome& outcome, const preview::OutcomeContext& context)
        : m_outcome(outcome), m_context(context), m_hasDraft(context.scenario.hasDraft)
    {
    }

    std::string text() const
    {
        std::string out = heading() + '\n' + totals() + '\n' + consumers();
        for (const std::string& note : m_context.notes)
            out += "\nNote: " + note;
        if (!m_context.notes.empty())
            out += '\n';
        return out;
    }

private:
    std::string heading() const
    {
        const auto& usage = m_context.usage;
        return fmt::format("{} requests of {} consumers, {} to {}{}\n",
            grouped(static_cast<std::int64_t>(usage.eventCount())), grouped(usage.consumerCount()),
            formatInstant(usage.first()), formatInstant(usage.last()),
            m_context.unparsed == 0 ? std::string()
                                    : fmt::format("; {} lines did not parse",
                                        grouped(static_cast<std::int64_t>(m_context.unparsed))));
    }

    std::string totals() const
    {
        TextTable table(m_hasDraft ? std::vector<std::string>{"", "before", "after", "difference"}
                                   : std::vector<std::string>{"", "today"});
        const Figures& was = m_outcome.before;
        const Figures& is = m_outcome.after;
        addCount(table, "requests", was.requests, is.requests);
        addCount(table, "accepted", was.accepted, is.accepted);
        for (const RefusalKind kind : preview::reportedRefusals(m_context.scenario))
            addCount(table, "refused by " + std::string(nameOf(kind)), was.refused[indexOf(kind)],
                is.refused[indexOf(kind)]);
        addCount(table, "consumers refused", m_outcome.consumersRefusedBefore,
            m_outcome.consumersRefusedAfter);
        for (const Meter meter : preview::reportedMeters(m_context.scenario))
            addQuantity(
                table, meter, was.beyondQuota[indexOf(meter)], is.beyondQuota[indexOf(meter)]);
        addMoney(table, "overage", was.overageMinorUnits, is.overageMinorUnits);
        addMoney(table, "invoiced", was.invoicedMinorUnits, is.invoicedMinorUnits);
        return table.text();
    }

    void addRow(TextTable& table, std::string name, std::string was, std::string is,
        std::string difference) const
    {
        if (m_hasDraft)
            table.add({std::move(name), std::move(was), std::move(is), std::move(difference)});
        else
            table.add({std::move(name), std::move(was)});
    }

    void addCount(TextTable& table, std::string name, std::int64_t was, std::int64_t is) const
    {
        addRow(table, std::move(name), grouped(was), grouped(is), signedGrouped(is - was));
    }

    void addQuantity(TextTable& table, Meter meter, Quantity was, Quantity is) const
    {
        const Quantity more = is - was;
        addRow(table, fmt::format("{} beyond quota", nameOf(meter)),
            grouped(formatQuantity(meter, was)), grouped(formatQuantity(meter, is)),
            (more.value > 0 ? "+" : "") + grouped(formatQuantity(meter, more)));
    }

    std::string money(std::int64_t minorUnits) const
    {
        return grouped(formatMoney({minorUnits, m_outcome.currency}));
    }

    std::string signedMoney(std::int64_t minorUnits) const
    {
        return (minorUnits > 0 ? "+" : "") + money(minorUnits);
    }

    void addMoney(TextTable& table, std::string_view name, std::int64_t was, std::int64_t is) const
    {
        addRow(table, fmt::format("{}, {}", name, m_outcome.currency.code), money(was), money(is),
            signedMoney(is - was));
    }

    std::string consumers() const
    {
        const auto& all = m_outcome.consumers;
        if (all.empty())
            return m_hasDraft ? "The draft changes no consumer's figures.\n"
                              : "No consumer is refused or goes beyond a quota.\n";
        const std::size_t count
            = m_context.top == 0 ? all.size() : std::min(m_context.top, all.size());
        std::string out
            = fmt::format("{} of {} {} first\n", grouped(static_cast<std::int64_t>(count)),
                grouped(static_cast<std::int64_t>(all.size())),
                m_hasDraft ? "consumers whose figures change, largest change"
                           : "consumers with refusals or overage, most");
        return out + (m_hasDraft ? changes(count) : troubles(count));
    }

    std::string changes(std::size_t count) const
    {
        TextTable table({"consumer", "plan", "requests", "refused", "", "overage", "", "invoiced",
            "", "first refusal after"});
        for (std::size_t i = 0; i < count; ++i) {
            const auto& one = m_outcome.consumers[i];
            table.add({std::string(m_context.usage.consumerName(one.consumer)),
                planOf(one.consumer), grouped(one.before.requests),
                fromTo(grouped(one.before.refusedInAll()), grouped(one.after.refusedInAll())),
                signedGrouped(one.after.refusedInAll() - one.before.refusedInAll()),
                fromTo(money(one.before.overageMinorUnits), money(one.after.overageMinorUnits)),
                signedMoney(one.after.overageMinorUnits - one.before.overageMinorUnits),
                fromTo(money(one.before.invoicedMinorUnits), money(one.after.invoicedMinorUnits)),
                signedMoney(one.after.invoicedMinorUnits - one.before.invoicedMinorUnits),
                firstRefusal(one)});
        }
        return table.text();
    }

    std::string troubles(std::size_t count) const
    {
        TextTable table(
            {"consumer", "plan", "requests", "refused", "overage", "invoiced", "first refusal"});
        for (std::size_t i = 0; i < count; ++i) {
            const auto& one = m_outcome.consumers[i];
            table.add({std::string(m_context.usage.consumerName(one.consumer)),
                planOf(one.consumer), grouped(one.before.requests),
                grouped(one.before.refusedInAll()), money(one.before.overageMinorUnits),
                money(one.before.invoicedMinorUnits), firstRefusal(one)});
        }
        return table.text();
    }

    static std::string fromTo(const std::string& was, const std::string& is)
    {
        return was == is ? was : was + " -> " + is;
    }

    static std::string firstRefusal(const preview::ConsumerOutcome& one)
    {
        return one.after.firstRefusal ? formatInstant(*one.after.firstRefusal) : "-";
    }

    std::string planOf(std::uint32_t consumer) const
    {
        return fromTo(m_context.scenario.before.planFor(consumer).id.value,
            m_context.scenario.after.planFor(consumer).id.value);
    }

    const preview::Outcome& m_outcome;
    const preview::OutcomeContext& m_context;
    bool m_hasDraft;
};

} // namespace

std::string previewTable(const preview::Outcome& outcome, const preview::OutcomeContext& context)
{
    return Report(outcome, context).text();
}

} // namespace tollgate::ctl
