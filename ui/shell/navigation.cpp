#include "shell/navigation.h"

#include "shell/navigation_delegate.h"

#include <QStandardItemModel>

namespace tollgate::shell {

namespace {

QModelIndex indexOf(const QStandardItemModel& entries, const QString& id)
{
    for (int row = 0; row < entries.rowCount(); ++row) {
        if (entries.item(row)->data(IdRole).toString() == id)
            return entries.index(row, 0);
    }
    return {};
}

} // namespace

Navigation::Navigation(QWidget* parent) : QListView(parent), m_entries(new QStandardItemModel(this))
{
    setModel(m_entries);
    setItemDelegate(new NavigationDelegate(this));
    setAccessibleName(tr("Pages"));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setSpacing(0);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(kWidth);
    setViewportMargins(0, 18, 0, 0);
    viewport()->setBackgroundRole(QPalette::Window);
    setBackgroundRole(QPalette::Window);
}

void Navigation::setEntries(const std::vector<Entry>& entries)
{
    m_entries->clear();
    for (const Entry& entry : entries) {
        auto* item = new QStandardItem(entry.icon, entry.title);
        item->setData(entry.id, IdRole);
        item->setData(entry.shortcut, ShortcutRole);
        m_entries->appendRow(item);
    }
}

void Navigation::setBadge(const QString& id, int count)
{
    m_entries->setData(indexOf(*m_entries, id), count, BadgeRole);
}

void Navigation::setCurrent(const QString& id) { setCurrentIndex(indexOf(*m_entries, id)); }

QString Navigation::current() const { return currentIndex().data(IdRole).toString(); }

void Navigation::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        emit pageChosen(current.data(IdRole).toString());
}

} // namespace tollgate::shell
