#include "common/table_header.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QPainter>

namespace tollgate::common {

namespace {

constexpr int kArrowSide = 7;

} // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setHighlightSections(false);
    setMinimumSectionSize(48);
    setStretchLastSection(true);
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), qMax(kRowHeight, fontMetrics().height() + 14)};
}

void TableHeader::paintEvent(QPaintEvent* event)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.card);
    painter.fillRect(QRect(0, height() - 1, viewport()->width(), 1), theme.line);
    painter.end();
    QHeaderView::paintEvent(event);
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int column) const
{
    if (model() == nullptr || !rect.isValid())
        return;
    const Theme& theme = Theme::of(palette());
    const QVariant aligned = model()->headerData(column, orientation(), Qt::TextAlignmentRole);
    const Qt::Alignment alignment
        = aligned.isValid() ? Qt::Alignment(aligned.toInt()) : defaultAlignment();
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == column;
    const int arrowRoom = isSorted ? kArrowSide + kTight : 0;
    painter->setFont(sized(font(), TextSize::Small));
    painter->setPen(isSorted ? theme.text : theme.secondary);
    const QRect words = rect.adjusted(kSnug, 0, -kSnug - arrowRoom, -1);
    const QString text = painter->fontMetrics().elidedText(
        model()->headerData(column, orientation()).toString(), Qt::ElideRight, words.width());
    QRect drawn;
    painter->drawText(words, int(alignment | Qt::TextSingleLine), text, &drawn);
    const QRectF arrow(
        drawn.right() + kTight + 1, rect.center().y() - kArrowSide / 2.0, kArrowSide, kArrowSide);
    if (isSorted)
        drawMark(*painter, arrow,
            sortIndicatorOrder() == Qt::AscendingOrder ? Mark::Up : Mark::Down, theme.text);
}

} // namespace tollgate::common
