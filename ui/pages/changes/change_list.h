#pragma once

#include "changes/changes_state.h"

#include <QListView>

namespace tollgate::pages {

class ChangeListModel;

// Every change in one column, grouped; the one that is open is the current row.
class ChangeList : public QListView {
    Q_OBJECT

public:
    explicit ChangeList(QWidget* parent = nullptr);

    void render(const ChangesState& state);

signals:
    void changeChosen(const std::string& id); // by the operator; empty: the draft

private:
    void chooseCurrent(const QModelIndex& current);

    ChangeListModel* m_model;
    bool m_isRendering = false;
};

} // namespace tollgate::pages
