#pragma once

#include <QStyledItemDelegate>

namespace tollgate::shell {

// What a list of commands says of each besides its title.
enum CommandRole {
    DetailRole = Qt::UserRole + 100, // QString, quieter, after the title
    KeysRole, // QStringList: shortcuts as on screen, drawn as keys at the right
    LettersRole, // QList<int>: letters of the title that a search has found
    HeadingRole, // bool: names the rows that follow, and cannot be chosen
};

// Draws a list of commands: the palette and the sheet of shortcuts.
class CommandDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// "Ctrl", "Shift", "P"; "Ctrl", "+".
QStringList keysOf(const QString& shortcut);

} // namespace tollgate::shell
