#include "plans/consumer_card.h"

#include "common/button.h"
#include "common/formats.h"
#include "common/metrics.h"
#include "common/text_label.h"
#include "shared/plan_words.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

ConsumerCard::ConsumerCard(QWidget* parent)
    : common::Card({}, {}, parent),
      m_close(new common::Button(tr("Close"), common::ButtonKind::Quiet, this))
{
    body()->addStretch();
    body()->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &common::Button::clicked, this, &ConsumerCard::closeRequested);
}

std::vector<ConsumerCard::Line> ConsumerCard::linesOf(
    const AffectedRow& row, const PlansState& state)
{
    const auto number = [](const QString& name, std::int64_t before, std::int64_t after) {
        return Line{name, common::count(before), common::count(after)};
    };
    const auto money = [&](const QString& name, std::int64_t before, std::int64_t after) {
        const Currency& currency = state.draft.price.currency;
        return Line{name, common::money({before, currency}), common::money({after, currency})};
    };
    std::vector<Line> lines{number(tr("Requests"), row.before.requests, row.after.requests),
        number(tr("Accepted"), row.before.accepted, row.after.accepted)};
    const std::pair<RefusalKind, QString> kinds[]{{RefusalKind::Minute, tr("Refused, minute")},
        {RefusalKind::Hour, tr("Refused, hour")}, {RefusalKind::Day, tr("Refused, day")},
        {RefusalKind::Quota, tr("Refused, quota")}, {RefusalKind::Feature, tr("Refused, feature")},
        {RefusalKind::Key, tr("Refused, key")}};
    for (const auto& [kind, name] : kinds) {
        const auto before = row.before.refused[indexOf(kind)];
        const auto after = row.after.refused[indexOf(kind)];
        if (before != 0 || after != 0)
            lines.push_back(number(name, before, after));
    }
    lines.push_back(
        money(tr("Overage"), row.before.overageMinorUnits, row.after.overageMinorUnits));
    lines.push_back(money(tr("Bill"), row.before.invoicedMinorUnits, row.after.invoicedMinorUnits));
    const auto first = [](const preview::Figures& figures) {
        return figures.firstRefusal ? momentText(*figures.firstRefusal) : tr("never");
    };
    lines.push_back({tr("First refusal"), first(row.before), first(row.after)});
    return lines;
}

void ConsumerCard::setLines(const std::vector<Line>& lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    delete m_content;
    m_content = new QWidget(this);
    auto* grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(common::kRoomy);
    grid->setVerticalSpacing(common::kTight);
    grid->setColumnStretch(0, 1);
    const auto add = [&](int row, int column, const QString& words, bool changed) {
        auto* label = new TextLabel(words,
            {.size = TextSize::Small,
                .weight = changed ? QFont::DemiBold : QFont::Normal,
                .tone = column == 0 || row == 0 ? Tone::Secondary
                    : changed                   ? Tone::Changed
                                                : Tone::Text},
            m_content);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    add(0, 1, tr("today"), false);
    add(0, 2, tr("with draft"), false);
    for (int i = 0; i < static_cast<int>(lines.size()); ++i) {
        const Line& line = lines[static_cast<std::size_t>(i)];
        add(i + 1, 0, line.name, false);
        add(i + 1, 1, line.before, false);
        add(i + 1, 2, line.after, line.before != line.after);
    }
    body()->insertWidget(0, m_content);
    m_content->show();
}

void ConsumerCard::render(const PlansState& state)
{
    const auto row = state.openRow();
    setVisible(row.has_value());
    if (!row)
        return;
    const QString name = state.rows->nameOf(row->consumer);
    const QString id = state.rows->idOf(row->consumer);
    setTitle(name);
    setSubtitle(name == id ? QString() : id);
    setLines(linesOf(*row, state));
}

} // namespace tollgate::pages
