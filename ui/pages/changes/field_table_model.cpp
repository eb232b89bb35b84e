#include "changes/field_table_model.h"

#include "common/formats.h"
#include "common/tables.h"
#include "common/theme.h"

namespace tollgate::pages {

using common::Tone;

namespace {

const QString& text(const FieldText& field, int column)
{
    return column == FieldTableModel::Field ? field.name
        : column == FieldTableModel::Before ? field.before
                                            : field.after;
}

} // namespace

void FieldTableModel::setFields(std::vector<FieldText> fields, const QString& names)
{
    if (fields == m_fields && names == m_names)
        return;
    beginResetModel();
    m_names = names;
    m_fields = std::move(fields);
    endResetModel();
}

int FieldTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int FieldTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldText& field = m_fields[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(field, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Before && field.before == common::unknown())
            return tr("Not known: the gateway lists what a change set, not what was there before");
        return text(field, index.column());
    case common::ToneRole:
        return static_cast<int>(index.column() == Before ? Tone::Secondary
                : index.column() == After                ? Tone::Changed
                                                         : Tone::Text);
    default:
        return {};
    }
}

QVariant FieldTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field:
        return m_names;
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    default:
        return {};
    }
}

} // namespace tollgate::pages
