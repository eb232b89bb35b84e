#pragma once

#include "common/theme.h"
#include "overview/overview_state.h"

#include <QAbstractTableModel>

namespace tollgate::pages {

// The nodes of the gateway, one row each.
class NodeTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, Heartbeat, Address, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setNodes(std::vector<SeenNode> nodes, bool isStale = false); // stale: told long ago

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const SeenNode& node, int column);

    common::Tone tone(const SeenNode& node, int column) const;

    std::vector<SeenNode> m_nodes;
    bool m_isStale = false;
};

} // namespace tollgate::pages
