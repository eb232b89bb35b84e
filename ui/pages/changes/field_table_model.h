#pragma once

#include "changes/field_words.h"

#include <QAbstractTableModel>

namespace tollgate::pages {

// The fields that a change sets, before and after.
class FieldTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Before, After, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // `names`: what the first column lists. Nothing happens for the same again.
    void setFields(std::vector<FieldText> fields, const QString& names);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<FieldText> m_fields;
    QString m_names;
};

} // namespace tollgate::pages
