#include "shell/shortcuts_sheet.h"

#include "common/metrics.h"
#include "common/text_label.h"
#include "shell/command_delegate.h"
#include "shell/fuzzy_match.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace tollgate::shell {

namespace {

ShortcutGroup& groupNamed(std::vector<ShortcutGroup>& groups, const QString& title)
{
    const auto group = std::find_if(groups.begin(), groups.end(),
        [&title](const ShortcutGroup& each) { return each.title == title; });
    return group == groups.end() ? groups.emplace_back(ShortcutGroup{title, {}}) : *group;
}

QStandardItem* headingOf(const ShortcutGroup& group)
{
    auto* item = new QStandardItem(group.title);
    item->setData(true, HeadingRole);
    item->setFlags(Qt::NoItemFlags); // the arrows pass it over
    return item;
}

QStandardItem* itemOf(const ShortcutGroup::Row& row)
{
    auto* item = new QStandardItem(row.title);
    item->setData(row.shortcuts, KeysRole);
    item->setData(row.title + QStringLiteral(", ") + row.shortcuts.join(QStringLiteral(", ")),
        Qt::AccessibleTextRole);
    return item;
}

} // namespace

std::vector<ShortcutGroup> shortcutGroups(
    const std::vector<MenuCommand>& commands, const QString& page)
{
    std::vector<ShortcutGroup> groups;
    for (const bool isOfPage : {true, false}) {
        for (const MenuCommand& command : commands) {
            if (command.isOfPage != isOfPage || command.shortcuts.isEmpty())
                continue;
            groupNamed(
                groups, isOfPage ? ShortcutsSheet::tr("On this page: %1").arg(page) : command.menu)
                .rows.push_back({command.title, command.shortcuts});
        }
    }
    return groups;
}

ShortcutsSheet::ShortcutsSheet(std::vector<ShortcutGroup> groups, QWidget* parent)
    : QDialog(parent), m_groups(std::move(groups)), m_field(new QLineEdit), m_list(new QListView),
      m_empty(new common::TextLabel({}, {.tone = common::Tone::Secondary})),
      m_rows(new QStandardItemModel(this))
{
    build();
    connect(m_field, &QLineEdit::textChanged, this, &ShortcutsSheet::filter);
    filter({});
}

void ShortcutsSheet::build()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_field->setPlaceholderText(tr("Search by words or keys"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setClearButtonEnabled(true);
    m_field->setTextMargins(common::kTight + 2, 3, common::kTight, 3);
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setSelectionMode(QListView::NoSelection);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &ShortcutsSheet::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(common::kRoomy, common::kRoomy, common::kRoomy, common::kRoomy);
    column->setSpacing(common::kSnug);
    column->addWidget(m_field);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(480, 600);
}

void ShortcutsSheet::filter(const QString& query)
{
    const QString keys = query.trimmed();
    m_rows->clear();
    for (const ShortcutGroup& group : m_groups) {
        bool hasHeading = false;
        for (const ShortcutGroup::Row& row : group.rows) {
            const auto match = fuzzyMatch(query, row.title);
            if (!match && row.shortcuts.filter(keys, Qt::CaseInsensitive).isEmpty())
                continue;
            if (!hasHeading)
                m_rows->appendRow(headingOf(group));
            hasHeading = true;
            QStandardItem* item = itemOf(row);
            if (match)
                item->setData(
                    QVariant::fromValue(QList<int>(match->letters.begin(), match->letters.end())),
                    LettersRole);
            m_rows->appendRow(item);
        }
    }
    m_empty->setText(tr("No shortcut is called “%1”").arg(keys));
    m_empty->setVisible(m_rows->rowCount() == 0);
    m_list->setVisible(m_rows->rowCount() > 0);
}

} // namespace tollgate::shell
