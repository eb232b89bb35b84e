#include "changes/change_list.h"

#include "changes/change_list_delegate.h"
#include "changes/change_list_model.h"

#include <QScopedValueRollback>

namespace tollgate::pages {

ChangeList::ChangeList(QWidget* parent) : QListView(parent), m_model(new ChangeListModel(this))
{
    setModel(m_model);
    setItemDelegate(new ChangeListDelegate(this));
    setAccessibleName(tr("Changes"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(
        selectionModel(), &QItemSelectionModel::currentChanged, this, &ChangeList::chooseCurrent);
}

// Rows come and go; what is open stays current.
void ChangeList::render(const ChangesState& state)
{
    const QScopedValueRollback guard(m_isRendering, true);
    m_model->setRows(listRows(state));
    const int row = m_model->rowOf(state.selected);
    if (row != currentIndex().row())
        setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
}

void ChangeList::chooseCurrent(const QModelIndex& current)
{
    if (!m_isRendering && current.isValid())
        emit changeChosen(m_model->rowAt(current.row()).id);
}

} // namespace tollgate::pages
