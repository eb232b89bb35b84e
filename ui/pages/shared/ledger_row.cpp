#include "shared/ledger_row.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QPainter>

namespace tollgate::pages {

namespace {

using common::TextSize;
using common::Theme;
using common::Trend;

constexpr int kMarkSide = 9;

} // namespace

LedgerRow::LedgerRow(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Show the consumers behind this line"));
}

void LedgerRow::makeReadOnly()
{
    setCheckable(false);
    setAttribute(Qt::WA_Hover, false);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setToolTip({});
}

void LedgerRow::setLine(const LedgerText& line, bool isEstimate)
{
    m_line = line;
    m_isEstimate = isEstimate;
    setAccessibleName(line.title + QStringLiteral(": ") + line.figures + QStringLiteral(", ")
        + line.difference.words);
    update();
}

QSize LedgerRow::sizeHint() const
{
    const QFontMetrics figures(common::sized(font(), TextSize::Heading, QFont::DemiBold));
    return {300, fontMetrics().height() + figures.height() + 3 * common::kSnug};
}
QSize LedgerRow::minimumSizeHint() const { return {220, sizeHint().height()}; }

QColor LedgerRow::differenceColor() const
{
    const Theme& theme = Theme::of(palette());
    if (m_line.difference.trend == Trend::Level)
        return theme.secondary;
    const bool good = (m_line.difference.trend == Trend::Up) == m_line.riseIsGood;
    return good ? theme.good : theme.refused;
}

int LedgerRow::drawDifference(QPainter& painter, const QRect& room) const
{
    painter.setFont(common::sized(font(), TextSize::Subheading, QFont::DemiBold));
    painter.setPen(differenceColor());
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_line.difference.amount);
    const int width = painter.fontMetrics().horizontalAdvance(m_line.difference.amount);
    const int taken = width + kMarkSide + 6 + common::kSnug;
    if (m_line.difference.trend == Trend::Level)
        return taken;
    const QRectF mark(room.right() - width - kMarkSide - 6, room.center().y() - kMarkSide / 2.0,
        kMarkSide, kMarkSide);
    common::drawMark(painter, mark,
        m_line.difference.trend == Trend::Up ? common::Mark::Up : common::Mark::Down,
        differenceColor());
    return taken;
}

void LedgerRow::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    if (isChecked() || underMouse())
        painter.fillRect(rect(), isChecked() ? theme.chosen() : theme.hovered());
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    const QRect room = rect().adjusted(common::kSnug, 8, -common::kSnug, -8);
    const int titleHeight = fontMetrics().height();
    painter.setFont(common::sized(font(), TextSize::Small));
    painter.setPen(theme.secondary);
    painter.drawText(QRect(room.left(), room.top(), room.width(), titleHeight),
        Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_line.title, Qt::ElideRight, room.width()));
    const QRect line(
        room.left(), room.top() + titleHeight, room.width(), room.height() - titleHeight);
    const int taken = drawDifference(painter, line);
    painter.setFont(common::sized(font(), TextSize::Heading, QFont::DemiBold));
    const QString figures = (m_isEstimate ? QStringLiteral("≈ ") : QString()) + m_line.figures;
    // Large amounts give way in size rather than being cut.
    if (painter.fontMetrics().horizontalAdvance(figures) > line.width() - taken)
        painter.setFont(common::sized(font(), TextSize::Body, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, figures);
    if (hasFocus())
        common::drawFocusRing(painter, rect(), theme.accent, common::kTight);
}

} // namespace tollgate::pages
