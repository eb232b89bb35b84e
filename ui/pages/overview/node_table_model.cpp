#include "overview/node_table_model.h"

#include "common/formats.h"
#include "common/rates.h"
#include "common/shapes.h"
#include "common/tables.h"
#include "overview/words.h"

#include <algorithm>

namespace tollgate::pages {

using common::Mark;
using common::Tone;

void NodeTableModel::setNodes(std::vector<SeenNode> nodes, bool isStale)
{
    const auto nameOf = [](const SeenNode& node) { return node.status.name; };
    const bool isSame = std::ranges::equal(nodes, m_nodes, {}, nameOf, nameOf);
    if (!isSame)
        beginResetModel();
    m_nodes = std::move(nodes);
    m_isStale = isStale;
    if (!isSame)
        return endResetModel();
    if (!m_nodes.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int NodeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_nodes.size());
}

int NodeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString NodeTableModel::text(const SeenNode& node, int column)
{
    switch (column) {
    case Name:
        return node.status.isSelf ? tr("%1 · answers us").arg(pages::text(node.status.name))
                                  : pages::text(node.status.name);
    case State:
        return node.status.state == "up"    ? tr("up")
            : node.status.state == "silent" ? tr("silent")
            : node.status.state == "left"   ? tr("left")
                                            : pages::text(node.status.state);
    case Heartbeat:
        return tr("%1 ago").arg(common::span(node.age));
    case Address:
        return node.status.adminUrl.empty() ? common::unknown() : pages::text(node.status.adminUrl);
    default:
        return {};
    }
}

Tone NodeTableModel::tone(const SeenNode& node, int column) const
{
    if (column == Name)
        return Tone::Text;
    if (m_isStale || column == Address)
        return Tone::Secondary;
    if (node.status.state == "silent")
        return Tone::Refused;
    return column == State && node.status.state == "up" ? Tone::Accent : Tone::Secondary;
}

QVariant NodeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SeenNode& node = m_nodes[static_cast<std::size_t>(index.row())];
    const bool isSilent = node.status.state == "silent";
    const bool isUp = node.status.state == "up";
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(node, index.column());
    case common::MarkRole:
        if (index.column() != State)
            return static_cast<int>(Mark::None);
        return static_cast<int>(isSilent ? Mark::Exclamation : isUp ? Mark::Disc : Mark::Cross);
    case common::ToneRole:
        return static_cast<int>(tone(node, index.column()));
    default:
        return {};
    }
}

QVariant NodeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Node");
    case State:
        return tr("State");
    case Heartbeat:
        return tr("Heartbeat");
    case Address:
        return tr("Admin address");
    default:
        return {};
    }
}

} // namespace tollgate::pages
