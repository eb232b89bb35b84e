#pragma once

#include "connections/connections_state.h"

#include <QAbstractTableModel>

namespace tollgate::pages {

// The known gateways, one row each.
class ConnectionTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Environment, Address, Access, LastUsed, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void render(const ConnectionsState& state);

    std::string nameAt(int row) const; // empty: there is no such row

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ports::NamedConnection& connection, int column) const;

    std::vector<ports::NamedConnection> m_connections;
    std::string m_current;
};

} // namespace tollgate::pages
