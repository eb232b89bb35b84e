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
    const QRect room = rect.adjusted(kSnug, 0, -kSnug, -1);
    const QFontMetrics metrics = painter->fontMetrics();
    const QString text = metrics.elidedText(model()->headerData(column, orientation()).toString(),
        Qt::ElideRight, room.width() - arrowRoom);
    // The arrow stands on the inner side, so that words stay over the figures they name.
    const bool isRight = alignment & Qt::AlignRight;
    const int width = metrics.horizontalAdvance(text);
    const int arrowX = isRight ? room.right() - width - arrowRoom : room.left() + width + kTight;
    painter->drawText(room, int(alignment | Qt::TextSingleLine), text);
    if (isSorted)
        drawMark(*painter,
            QRectF(arrowX, room.center().y() - kArrowSide / 2.0, kArrowSide, kArrowSide),
            sortIndicatorOrder() == Qt::AscendingOrder ? Mark::Up : Mark::Down, theme.text);
}

} // namespace tollgate::common
