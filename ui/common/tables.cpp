#include "common/tables.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/table_header.h"
#include "common/theme.h"

#include <QPainter>
#include <QTableView>

namespace tollgate::common {

namespace {

constexpr int kMarkSide = 9;

void drawGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Theme& theme = Theme::of(option.palette);
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, theme.chosen());
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, theme.hovered());
}

struct Cell {
    QString text;
    Mark mark = Mark::None;
    QColor color;
    Qt::Alignment alignment;
};

Cell cellOf(const QModelIndex& index, const QStyleOptionViewItem& option)
{
    const auto tone = static_cast<Tone>(index.data(ToneRole).toInt());
    return {.text = option.text,
        .mark = static_cast<Mark>(index.data(MarkRole).toInt()),
        .color = Theme::of(option.palette).color(tone),
        .alignment = option.displayAlignment};
}

void drawCell(QPainter& painter, const Cell& cell, QRect where)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int markRoom = cell.mark == Mark::None ? 0 : kMarkSide + kTight + 1;
    const QString text = metrics.elidedText(cell.text, Qt::ElideRight, where.width() - markRoom);
    const int width = metrics.horizontalAdvance(text) + markRoom;
    if (cell.alignment & Qt::AlignRight)
        where.setLeft(qMax(where.left(), where.right() - width));
    const QRectF mark(
        where.left(), where.center().y() - kMarkSide / 2.0 + 0.5, kMarkSide, kMarkSide);
    drawMark(painter, mark, cell.mark, cell.color);
    painter.setPen(cell.color);
    painter.drawText(where.adjusted(markRoom, 0, 1, 0),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace

void setUpTable(QTableView& table)
{
    table.setHorizontalHeader(new TableHeader(&table));
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(
        qMax(kRowHeight, table.fontMetrics().height() + 14));
    table.setItemDelegate(new TableDelegate(&table));
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false); // Tab leaves the table: no keyboard trap
    table.setMouseTracking(true);
    table.setCornerButtonEnabled(false);
}

void TableDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    drawGround(*painter, option);
    QFont font = option.font;
    if ((option.state & QStyle::State_Selected) && index.column() == 0)
        font.setWeight(QFont::Bold);
    painter->setFont(font);
    drawCell(*painter, cellOf(index, option), option.rect.adjusted(kSnug, 0, -kSnug, 0));
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(*painter, option.rect, Theme::of(option.palette).accent, kTight);
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize words = QStyledItemDelegate::sizeHint(option, index);
    return {words.width() + 2 * kSnug, qMax(kRowHeight, words.height())};
}

} // namespace tollgate::common
