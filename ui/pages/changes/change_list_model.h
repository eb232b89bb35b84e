#pragma once

#include "changes/changes_state.h"

#include <QAbstractListModel>

namespace tollgate::pages {

// One line of the list: the title of a group, or a change.
struct ChangeListRow {
    enum class Kind : std::uint8_t { Group, Draft, Applied, Undone };

    Kind kind = Kind::Group;
    QString title;
    QString note; // by whom and when
    std::string id; // empty for a group and for the draft

    bool operator==(const ChangeListRow&) const = default;
};

// The draft first, then what is applied, then what was undone; each newest first.
std::vector<ChangeListRow> listRows(const ChangesState& state);

class ChangeListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { NoteRole = Qt::UserRole + 1, KindRole };

    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<ChangeListRow> rows); // nothing happens for the same again

    const ChangeListRow& rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const std::string& id) const; // empty: of the draft; -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<ChangeListRow> m_rows;
};

} // namespace tollgate::pages
