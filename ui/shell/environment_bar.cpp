#include "shell/environment_bar.h"

#include "common/button.h"
#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace tollgate::shell {

using common::Mark;

namespace {

constexpr int kMarkSide = 11;

Mark markFor(EnvironmentKind kind)
{
    switch (kind) {
    case EnvironmentKind::Production:
        return Mark::Up;
    case EnvironmentKind::Staging:
        return Mark::Diamond;
    case EnvironmentKind::Development:
    case EnvironmentKind::Sample:
    case EnvironmentKind::File:
    case EnvironmentKind::Offline:
        return Mark::Disc;
    }
    return Mark::Disc;
}

const common::BarColors& colorsFor(EnvironmentKind kind, const common::Theme& theme)
{
    switch (kind) {
    case EnvironmentKind::Production:
        return theme.production;
    case EnvironmentKind::Staging:
        return theme.staging;
    case EnvironmentKind::Development:
    case EnvironmentKind::Sample:
    case EnvironmentKind::File:
    case EnvironmentKind::Offline:
        return theme.neutral;
    }
    return theme.neutral;
}

QString joined(const QStringList& parts)
{
    QStringList filled = parts;
    filled.removeAll(QString());
    return filled.join(QStringLiteral("  \u00b7  "));
}

} // namespace

QString wordFor(EnvironmentKind kind)
{
    switch (kind) {
    case EnvironmentKind::Production:
        return EnvironmentBar::tr("PRODUCTION");
    case EnvironmentKind::Staging:
        return EnvironmentBar::tr("STAGING");
    case EnvironmentKind::Development:
        return EnvironmentBar::tr("DEVELOPMENT");
    case EnvironmentKind::Sample:
        return EnvironmentBar::tr("SAMPLE");
    case EnvironmentKind::File:
        return EnvironmentBar::tr("FILE");
    case EnvironmentKind::Offline:
        return EnvironmentBar::tr("NO GATEWAY");
    }
    return {};
}

EnvironmentBar::EnvironmentBar(QWidget* parent)
    : QWidget(parent), m_verb(new common::Button({}, common::ButtonKind::Quiet))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, common::kSnug, 0);
    row->addStretch(1);
    row->addWidget(m_verb);
    connect(m_verb, &common::Button::clicked, this, &EnvironmentBar::verbTriggered);
    setEnvironment({});
}

void EnvironmentBar::setEnvironment(const Environment& environment)
{
    m_environment = environment;
    m_verb->setText(environment.verb);
    m_verb->setVisible(!environment.verb.isEmpty());
    setAccessibleName(joined({wordFor(environment.kind), environment.gateway, environment.status})
        + u'.' + u' ' + environment.notes.join(QStringLiteral(", ")));
    recolor();
    update();
}

QSize EnvironmentBar::sizeHint() const { return {640, qMax(34, fontMetrics().height() + 18)}; }

void EnvironmentBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolor();
}

// The verb's words take the colour of the bar.
void EnvironmentBar::recolor()
{
    const QColor color = colorsFor(m_environment.kind, common::Theme::of(palette())).text;
    QPalette own = m_verb->palette();
    if (own.color(QPalette::WindowText) == color)
        return;
    own.setColor(QPalette::WindowText, color);
    m_verb->setPalette(own);
}

void EnvironmentBar::paintEvent(QPaintEvent* /*event*/)
{
    const auto& colors = colorsFor(m_environment.kind, common::Theme::of(palette()));
    QPainter painter(this);
    painter.fillRect(rect(), colors.ground);
    painter.setPen(colors.text);
    const int right = m_verb->isVisible() ? m_verb->x() - common::kRoomy : width() - common::kRoomy;
    QRect room(common::kRoomy, 0, right - common::kRoomy, height());
    QStringList fromTheRight = m_environment.notes;
    std::reverse(fromTheRight.begin(), fromTheRight.end());
    for (const QString& note : fromTheRight) {
        const int noteWidth = fontMetrics().horizontalAdvance(note);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, note);
        room.setRight(room.right() - noteWidth - common::kWide);
    }
    drawLeft(painter, room);
}

void EnvironmentBar::drawLeft(QPainter& painter, QRect room) const
{
    const QRectF mark(room.left(), room.center().y() - kMarkSide / 2.0 + 0.5, kMarkSide, kMarkSide);
    common::drawMark(painter, mark, markFor(m_environment.kind), painter.pen().color());
    room.setLeft(room.left() + kMarkSide + common::kSnug);
    painter.setFont(sized(font(), common::TextSize::Body, QFont::Bold));
    const QString words
        = joined({wordFor(m_environment.kind), m_environment.gateway, m_environment.status});
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
}

} // namespace tollgate::shell
