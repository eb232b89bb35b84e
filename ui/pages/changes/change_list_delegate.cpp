#include "changes/change_list_delegate.h"

#include "changes/change_list_model.h"
#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QPainter>

namespace tollgate::pages {

namespace {

using common::TextSize;
using common::Theme;
using Kind = ChangeListRow::Kind;

constexpr int kPadding = 8;
constexpr int kStripe = 3; // beside the current row

Kind kindOf(const QModelIndex& index)
{
    return static_cast<Kind>(index.data(ChangeListModel::KindRole).toInt());
}

void drawGround(QPainter& painter, const QStyleOptionViewItem& option, const QRect& tint)
{
    const Theme& theme = Theme::of(option.palette);
    const bool isCurrent = option.state & QStyle::State_Selected;
    if (isCurrent || option.state & QStyle::State_MouseOver)
        common::drawBox(painter, tint,
            {.fill = isCurrent ? theme.chosen() : theme.hovered(), .line = {}, .radius = 6});
    if (isCurrent)
        painter.fillRect(
            QRect(tint.left(), tint.top() + 6, kStripe, tint.height() - 12), theme.accent);
    if (option.state & QStyle::State_HasFocus)
        common::drawFocusRing(painter, tint, theme.accent, 6);
}

struct Line {
    QString words;
    QFont font;
    QColor color;
};

void drawLine(QPainter& painter, const QRect& room, const Line& line)
{
    painter.setFont(line.font);
    painter.setPen(line.color);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(line.words, Qt::ElideRight, room.width()));
}

} // namespace

void ChangeListDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const Theme& theme = Theme::of(option.palette);
    const Kind kind = kindOf(index);
    const QRect tint = option.rect.adjusted(0, 1, 0, -1);
    QRect room = tint.adjusted(kPadding, kPadding - 1, -kPadding, 1 - kPadding);
    const QString title = index.data(Qt::DisplayRole).toString();
    if (kind == Kind::Group) {
        drawLine(*painter, room, {title, sized(option.font, TextSize::Small), theme.secondary});
    } else {
        drawGround(*painter, option, tint);
        const int half = room.height() / 2;
        const bool isCurrent = option.state & QStyle::State_Selected;
        drawLine(*painter, {room.left(), room.top(), room.width(), half},
            {title, sized(option.font, TextSize::Body, isCurrent ? QFont::DemiBold : QFont::Normal),
                kind == Kind::Draft        ? theme.changed
                    : kind == Kind::Undone ? theme.secondary
                                           : theme.text});
        drawLine(*painter, {room.left(), room.top() + half, room.width(), room.height() - half},
            {index.data(ChangeListModel::NoteRole).toString(), sized(option.font, TextSize::Small),
                theme.secondary});
    }
    painter->restore();
}

QSize ChangeListDelegate::sizeHint(
    const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = QFontMetrics(option.font).height();
    return {160, kindOf(index) == Kind::Group ? line + 2 * kPadding : 2 * line + 2 * kPadding + 4};
}

} // namespace tollgate::pages
