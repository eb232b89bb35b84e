#include "changes/field_table.h"

#include "changes/field_table_model.h"
#include "common/tables.h"

#include <QHeaderView>

#include <algorithm>

namespace tollgate::pages {

namespace {

constexpr int kMostRows = 6; // in sight; more are scrolled

} // namespace

FieldTable::FieldTable(QWidget* parent) : QTableView(parent), m_model(new FieldTableModel(this))
{
    common::setUpTable(*this);
    setModel(m_model);
    setAccessibleName(tr("Fields that change"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
}

QSize FieldTable::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    return {240,
        horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize()
            + 2};
}

QSize FieldTable::minimumSizeHint() const { return sizeHint(); }

} // namespace tollgate::pages
