#include "overview/figure_card.h"

#include "charts/sparkline.h"
#include "common/cut_label.h"
#include "common/metrics.h"
#include "common/shapes.h"
#include "common/text_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

FigureCard::FigureCard(QWidget* parent)
    : QFrame(parent),
      m_title(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_value(new TextLabel({}, {.size = TextSize::Title, .weight = QFont::DemiBold}, this)),
      m_note(new common::CutLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_trend(new charts::Sparkline(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, common::kRoomy, 12);
    column->setSpacing(2);
    for (TextLabel* label : {m_title, m_value, m_note}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_value->setMinimumHeight(m_trend->sizeHint().height()); // also where there is none
    auto* middle = new QHBoxLayout;
    middle->setSpacing(common::kRoomy);
    middle->addWidget(m_value);
    middle->addWidget(m_trend, 1);
    column->addWidget(m_title);
    column->addLayout(middle);
    column->addWidget(m_note);
}

void FigureCard::render(const FigureText& figure)
{
    m_title->setText(figure.title);
    m_value->setText(figure.value);
    m_value->setTone(figure.tone);
    m_note->setText(figure.note);
    m_trend->setValues(figure.trend);
    m_trend->setQuiet(figure.tone == Tone::Secondary);
    m_trend->setVisible(!figure.trend.empty());
    setAccessibleName(
        figure.title + QStringLiteral(": ") + figure.value + QStringLiteral(", ") + figure.note);
}

void FigureCard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const common::Theme& theme = common::Theme::of(palette());
    common::drawBox(
        painter, rect(), {.fill = theme.card, .line = theme.line, .radius = common::kRadius});
}

} // namespace tollgate::pages
