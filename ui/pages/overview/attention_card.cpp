#include "overview/attention_card.h"

#include "common/state_view.h"
#include "overview/attention_row.h"
#include "overview/overview_words.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace tollgate::pages {

AttentionCard::AttentionCard(QWidget* parent) : common::Card(tr("Needs attention"), {}, parent)
{
    auto* rows = new QWidget(this);
    auto* column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (std::size_t i = 0; i < OverviewState::kMostAttention; ++i) {
        auto* row = new AttentionRow(rows);
        row->hide();
        connect(row, &AttentionRow::verbTriggered, this, &AttentionCard::verbTriggered);
        column->addWidget(row);
        m_rows.push_back(row);
    }
    column->addStretch();
    m_view = new common::StateView(rows, this);
    body()->addWidget(m_view, 1);
}

bool AttentionCard::isHeld() const
{
    const QWidget* focused = QApplication::focusWidget();
    return underMouse() || (focused != nullptr && isAncestorOf(focused));
}

// The rows in sight with their newest figures; one that is no longer ranked keeps those it had.
std::vector<AttentionItem> AttentionCard::heldItems(const OverviewState& state) const
{
    std::vector<AttentionItem> items;
    for (std::size_t i = 0; i < m_shown; ++i) {
        const AttentionItem& shown = m_rows[i]->item();
        const auto now = std::ranges::find_if(
            state.attention, [&](const AttentionItem& item) { return item.isSame(shown); });
        items.push_back(now == state.attention.end() ? shown : *now);
    }
    return items;
}

void AttentionCard::render(const OverviewState& state)
{
    setSubtitle(attentionNote(state));
    const bool isHolding = m_shown > 0 && isHeld();
    showRows(isHolding ? heldItems(state) : state.attention, state);
    if (m_shown > 0)
        m_view->setFace(common::Ready{});
    else if (!state.snapshot)
        m_view->setFace(common::Loading{.step = tr("Reading the last minutes"), .verb = {}});
    else if (state.isStale)
        m_view->setFace(common::Empty{.title = tr("Not known now"),
            .text = tr("The gateway does not answer; nobody needed you before."),
            .verb = {}});
    else
        m_view->setFace(common::Empty{.title = tr("Nobody needs you"),
            .text = tr("No consumer was refused, and every node is heard of."),
            .verb = {}});
}

void AttentionCard::showRows(const std::vector<AttentionItem>& items, const OverviewState& state)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i < items.size())
            m_rows[i]->render(items[i], state);
        m_rows[i]->setVisible(i < items.size());
    }
    m_shown = items.size();
}

} // namespace tollgate::pages
