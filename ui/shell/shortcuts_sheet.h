#pragma once

#include "shell/menus.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace tollgate::common {
class TextLabel;
}

namespace tollgate::shell {

struct ShortcutGroup {
    struct Row {
        QString title;
        QStringList shortcuts; // as on screen

        bool operator==(const Row&) const = default;
    };

    QString title;
    std::vector<Row> rows;

    bool operator==(const ShortcutGroup&) const = default;
};

// Those with a shortcut: what the page in sight offers first, the rest menu by menu.
std::vector<ShortcutGroup> shortcutGroups(
    const std::vector<MenuCommand>& commands, const QString& page);

// All shortcuts that work now, to be searched by words or by key.
class ShortcutsSheet : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsSheet(std::vector<ShortcutGroup> groups, QWidget* parent = nullptr);

private:
    void build();
    void filter(const QString& query);

    std::vector<ShortcutGroup> m_groups;
    QLineEdit* m_field;
    QListView* m_list;
    common::TextLabel* m_empty;
    QStandardItemModel* m_rows;
};

} // namespace tollgate::shell
