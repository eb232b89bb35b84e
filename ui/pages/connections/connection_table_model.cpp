#include "connections/connection_table_model.h"

#include "common/formats.h"
#include "common/shapes.h"
#include "common/tables.h"
#include "common/theme.h"
#include "shared/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tollgate::pages {

using common::Mark;
using common::Tone;

namespace {

QString when(const std::optional<Instant>& instant)
{
    if (!instant)
        return ConnectionTableModel::tr("never");
    const auto then = QDateTime::fromMSecsSinceEpoch(instant->time_since_epoch().count());
    return QLocale().toString(then, QLocale::ShortFormat);
}

} // namespace

void ConnectionTableModel::render(const ConnectionsState& state)
{
    const bool hasSameRows = std::ranges::equal(state.connections, m_connections, {},
        &ports::NamedConnection::name, &ports::NamedConnection::name);
    if (!hasSameRows)
        beginResetModel();
    m_connections = state.connections;
    m_current = state.current;
    if (!hasSameRows)
        return endResetModel();
    if (!m_connections.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::string ConnectionTableModel::nameAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_connections[static_cast<std::size_t>(row)].name
                                        : std::string();
}

int ConnectionTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.size());
}

int ConnectionTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConnectionTableModel::text(const ports::NamedConnection& connection, int column) const
{
    switch (column) {
    case Name:
        return pages::text(connection.name);
    case Environment:
        return connection.environment.empty() ? common::unknown()
                                              : pages::text(connection.environment).toUpper();
    case Address:
        return pages::text(connection.url);
    case Access:
        return connection.isReadOnly ? tr("read-only") : tr("full");
    case LastUsed:
        return connection.name == m_current ? tr("now") : when(connection.lastUsed);
    default:
        return {};
    }
}

QVariant ConnectionTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ports::NamedConnection& connection = m_connections[static_cast<std::size_t>(index.row())];
    const bool isProduction = connection.environment == "production";
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(connection, index.column());
    case common::MarkRole:
        if (index.column() == Name && connection.name == m_current)
            return static_cast<int>(Mark::Disc);
        return static_cast<int>(
            index.column() == Environment && isProduction ? Mark::Exclamation : Mark::None);
    case common::ToneRole:
        if (index.column() == Environment && isProduction)
            return static_cast<int>(Tone::Refused);
        return static_cast<int>(index.column() == Name ? Tone::Text : Tone::Secondary);
    default:
        return {};
    }
}

QVariant ConnectionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Environment:
        return tr("Environment");
    case Address:
        return tr("Admin API");
    case Access:
        return tr("Access");
    case LastUsed:
        return tr("Last used");
    default:
        return {};
    }
}

} // namespace tollgate::pages
