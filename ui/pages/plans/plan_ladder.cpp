#include "plans/plan_ladder.h"

#include "common/formats.h"
#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"
#include "shared/plan_words.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace tollgate::pages {

namespace {

using common::Theme;

// One plan of the ladder.
class Rung : public QAbstractButton {
public:
    Rung(const PlanCard& card, const QString& summary, QWidget* parent)
        : QAbstractButton(parent), m_summary(summary)
    {
        setText(card.name);
        m_note = card.isNew ? PlanLadder::tr("new in the draft")
            : card.isEdited ? PlanLadder::tr("edited")
                            : QString();
        m_consumers = common::consumers(card.consumers);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleName(
            PlanLadder::tr("Plan %1, %2, %3 %4").arg(card.name, m_consumers, summary, m_note));
        setToolTip(summary);
    }

    QSize sizeHint() const override { return {230, fontMetrics().height() * 2 + 22}; }
    QSize minimumSizeHint() const override { return {150, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        const QColor fill = isChecked() ? theme.chosen()
            : underMouse()              ? theme.hovered()
                                        : theme.card;
        common::drawBox(painter, rect(),
            {.fill = fill,
                .line = isChecked() ? theme.accent : theme.line,
                .radius = common::kRadius});
        const QRect room = rect().adjusted(14, 8, -14, -8);
        const int half = room.height() / 2;
        drawLine(painter, {room.left(), room.top(), room.width(), half}, text(),
            m_note.isEmpty() ? m_consumers : m_note, true);
        drawLine(
            painter, {room.left(), room.top() + half, room.width(), half}, m_summary, {}, false);
        if (hasFocus())
            common::drawFocusRing(painter, rect(), theme.accent, common::kRadius);
    }

private:
    void drawLine(
        QPainter& painter, QRect room, const QString& left, const QString& right, bool isName)
    {
        const Theme& theme = Theme::of(palette());
        painter.setFont(common::sized(font(), common::TextSize::Small));
        painter.setPen(m_note.isEmpty() ? theme.secondary : theme.changed);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, right);
        const int taken
            = right.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(right) + common::kRoomy;
        painter.setPen(isName ? theme.text : theme.secondary);
        if (isName)
            painter.setFont(common::sized(font(), common::TextSize::Body, QFont::DemiBold));
        room.setWidth(room.width() - taken);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(left, Qt::ElideRight, room.width()));
    }

    QString m_summary;
    QString m_consumers;
    QString m_note;
};

} // namespace

PlanLadder::PlanLadder(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(common::kSnug);
    connect(m_group, &QButtonGroup::idClicked, this,
        [this](int id) { emit planChosen(static_cast<quint32>(id)); });
}

void PlanLadder::render(const PlansState& state)
{
    QStringList summaries;
    if (state.draftPlans) {
        for (const Plan& plan : state.draftPlans->plans)
            summaries << planSummary(plan);
    }
    if (m_shown != state.ladder || m_summaries != summaries) {
        m_summaries = summaries;
        rebuild(state);
    }
    if (QAbstractButton* rung = m_group->button(static_cast<int>(state.plan)))
        rung->setChecked(true);
}

void PlanLadder::rebuild(const PlansState& state)
{
    const bool hadFocus = isAncestorOf(focusWidget());
    m_shown = state.ladder;
    for (QAbstractButton* rung : m_group->buttons()) {
        m_group->removeButton(rung);
        delete rung;
    }
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        auto* rung = new Rung(m_shown[i], m_summaries.value(static_cast<qsizetype>(i)), this);
        m_group->addButton(rung, static_cast<int>(i));
        m_row->addWidget(rung);
        if (hadFocus && i == state.plan)
            rung->setFocus();
    }
}

} // namespace tollgate::pages
