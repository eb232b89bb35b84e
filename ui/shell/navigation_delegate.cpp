#include "shell/navigation_delegate.h"

#include "common/formats.h"
#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QIcon>
#include <QPainter>

namespace tollgate::shell {

using common::Theme;

namespace {

constexpr int kEntryHeight = 42;
constexpr int kIconSide = 16;
constexpr int kInset = 10; // of the tint, from the sides of the list
constexpr int kGap = 3; // above and below it

// Returns the room that is left of it.
QRect drawShortcut(
    QPainter& painter, const QStyleOptionViewItem& option, QRect room, const QString& shortcut)
{
    painter.setFont(sized(option.font, common::TextSize::Small));
    painter.setPen(Theme::of(option.palette).secondary);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, shortcut);
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(shortcut) - common::kSnug);
    return room;
}

// Returns the room that is left of it.
QRect drawBadge(QPainter& painter, const QStyleOptionViewItem& option, QRect room, int count)
{
    const Theme& theme = Theme::of(option.palette);
    painter.setFont(sized(option.font, common::TextSize::Small, QFont::DemiBold));
    const QString words = common::count(count);
    const int width = qMax(20, painter.fontMetrics().horizontalAdvance(words) + 12);
    QRect pill(0, 0, width, 18);
    pill.moveCenter(room.center());
    pill.moveRight(room.right());
    common::drawBox(painter, pill, {.fill = theme.accent, .line = {}, .radius = 9});
    painter.setPen(theme.onAccent);
    painter.drawText(pill, Qt::AlignCenter, words);
    room.setRight(pill.left() - common::kSnug);
    return room;
}

void drawGround(QPainter& painter, const QStyleOptionViewItem& option, const QRect& tint)
{
    const Theme& theme = Theme::of(option.palette);
    if (option.state & QStyle::State_Selected) {
        common::drawBox(painter, tint,
            {.fill = common::mix(theme.accent, theme.ground, theme.isDark ? 0.16 : 0.14),
                .line = {},
                .radius = 6});
        painter.fillRect(QRect(tint.left(), tint.top() + 6, 3, tint.height() - 12), theme.accent);
    } else if (option.state & QStyle::State_MouseOver) {
        common::drawBox(painter, tint,
            {.fill = common::mix(theme.text, theme.ground, 0.05), .line = {}, .radius = 6});
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        common::drawFocusRing(painter, tint, theme.accent, 6);
}

} // namespace

void NavigationDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const QRect tint = option.rect.adjusted(kInset, kGap, -kInset, -kGap);
    drawGround(*painter, option, tint);
    QRect room = tint.adjusted(18, 0, -common::kSnug, 0);
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (!icon.isNull()) {
        icon.paint(painter,
            QRect(room.left() - 4, room.center().y() - kIconSide / 2 + 1, kIconSide, kIconSide));
        room.setLeft(room.left() + kIconSide + common::kTight);
    }
    room = drawShortcut(*painter, option, room, index.data(ShortcutRole).toString());
    if (const int count = index.data(BadgeRole).toInt(); count > 0)
        room = drawBadge(*painter, option, room, count);
    const bool isCurrent = option.state & QStyle::State_Selected;
    painter->setFont(
        sized(option.font, common::TextSize::Body, isCurrent ? QFont::Bold : QFont::Normal));
    painter->setPen(Theme::of(option.palette).text);
    const QString title = painter->fontMetrics().elidedText(
        index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width());
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter->restore();
}

QSize NavigationDelegate::sizeHint(
    const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    return {100, qMax(kEntryHeight, QFontMetrics(option.font).height() + 26)};
}

} // namespace tollgate::shell
