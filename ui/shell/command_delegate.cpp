#include "shell/command_delegate.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace tollgate::shell {

using common::TextSize;
using common::Theme;

namespace {

constexpr int kPadding = 10; // left and right of the words
constexpr int kKeyPadding = 6; // within a key
constexpr int kKeyGap = 3;
constexpr int kCorner = 6;

// Returns the room left of the key.
QRect drawKey(QPainter& painter, const Theme& theme, QRect room, const QString& key)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int height = metrics.height() + 3;
    const int width = qMax(height, metrics.horizontalAdvance(key) + 2 * kKeyPadding);
    QRect cap(0, 0, width, height);
    cap.moveCenter(room.center());
    cap.moveRight(room.right());
    common::drawBox(painter, cap, {.fill = theme.ground, .line = theme.line, .radius = 4});
    painter.setPen(theme.secondary);
    painter.drawText(cap, Qt::AlignCenter, key);
    room.setRight(cap.left() - kKeyGap);
    return room;
}

// Right to left; returns the room left of them.
QRect drawKeys(
    QPainter& painter, const QStyleOptionViewItem& option, QRect room, const QStringList& shortcuts)
{
    const Theme& theme = Theme::of(option.palette);
    painter.setFont(sized(option.font, TextSize::Small));
    for (auto shortcut = shortcuts.rbegin(); shortcut != shortcuts.rend(); ++shortcut) {
        if (shortcut != shortcuts.rbegin()) {
            const QString between = CommandDelegate::tr("or");
            painter.setPen(theme.secondary);
            painter.drawText(
                room.adjusted(0, 0, -kKeyGap, 0), Qt::AlignRight | Qt::AlignVCenter, between);
            room.setRight(
                room.right() - painter.fontMetrics().horizontalAdvance(between) - 3 * kKeyGap);
        }
        const QStringList keys = keysOf(*shortcut);
        for (auto key = keys.rbegin(); key != keys.rend(); ++key)
            room = drawKey(painter, theme, room, *key);
    }
    if (!shortcuts.isEmpty())
        room.setRight(room.right() - common::kSnug);
    return room;
}

QList<QTextLayout::FormatRange> emphasised(const QList<int>& letters, const QFont& font)
{
    QTextCharFormat bold;
    bold.setFont(sized(font, TextSize::Body, QFont::Bold));
    QList<QTextLayout::FormatRange> ranges;
    for (const int letter : letters)
        ranges.append({.start = letter, .length = 1, .format = bold});
    return ranges;
}

// Returns the room right of it.
QRect drawTitle(
    QPainter& painter, const QStyleOptionViewItem& option, QRect room, const QModelIndex& index)
{
    const QFont font = sized(option.font, TextSize::Body);
    const QFontMetrics widest(sized(option.font, TextSize::Body, QFont::Bold));
    const QString title
        = widest.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width());
    QTextLayout layout(title, font);
    layout.setFormats(emphasised(index.data(LettersRole).value<QList<int>>(), option.font));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(room.width());
    layout.endLayout();
    painter.setPen(Theme::of(option.palette).text);
    layout.draw(&painter, {qreal(room.left()), room.top() + (room.height() - line.height()) / 2});
    room.setLeft(room.left() + qRound(line.naturalTextWidth()) + common::kSnug + 2);
    return room;
}

void drawDetail(
    QPainter& painter, const QStyleOptionViewItem& option, const QRect& room, const QString& detail)
{
    if (room.width() < 3 * common::kRoomy)
        return;
    painter.setFont(sized(option.font, TextSize::Small));
    painter.setPen(Theme::of(option.palette).secondary);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(detail, Qt::ElideRight, room.width()));
}

void drawHeading(QPainter& painter, const QStyleOptionViewItem& option, const QString& title)
{
    painter.setFont(sized(option.font, TextSize::Small, QFont::DemiBold));
    painter.setPen(Theme::of(option.palette).secondary);
    painter.drawText(option.rect.adjusted(kPadding, 0, -kPadding, -common::kTight),
        Qt::AlignLeft | Qt::AlignBottom, title);
}

} // namespace

void CommandDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const Theme& theme = Theme::of(option.palette);
    if (index.data(HeadingRole).toBool()) {
        drawHeading(*painter, option, index.data(Qt::DisplayRole).toString());
    } else {
        const bool isChosen = option.state & QStyle::State_Selected;
        if (isChosen || option.state & QStyle::State_MouseOver)
            common::drawBox(*painter, option.rect,
                {.fill = isChosen ? theme.chosen() : theme.hovered(),
                    .line = {},
                    .radius = kCorner});
        if (isChosen)
            painter->fillRect(QRect(option.rect.left(), option.rect.top() + kCorner, 3,
                                  option.rect.height() - 2 * kCorner),
                theme.accent);
        if (option.state & QStyle::State_HasFocus)
            common::drawFocusRing(*painter, option.rect, theme.accent, kCorner);
        QRect room = option.rect.adjusted(kPadding, 0, -kPadding, 0);
        room = drawKeys(*painter, option, room, index.data(KeysRole).toStringList());
        room = drawTitle(*painter, option, room, index);
        drawDetail(*painter, option, room, index.data(DetailRole).toString());
    }
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int row = qMax(common::kRowHeight, QFontMetrics(option.font).height() + 14);
    const bool isLaterHeading = index.data(HeadingRole).toBool() && index.row() > 0;
    return {160, isLaterHeading ? row + common::kSnug : row};
}

QStringList keysOf(const QString& shortcut)
{
    QStringList keys = shortcut.split(u'+', Qt::SkipEmptyParts);
    if (shortcut.endsWith(u'+'))
        keys.append(QStringLiteral("+"));
    return keys;
}

} // namespace tollgate::shell
