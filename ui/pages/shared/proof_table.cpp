#include "shared/proof_table.h"

#include "common/tables.h"
#include "shared/proof_table_model.h"

#include <QHeaderView>

#include <algorithm>

namespace tollgate::pages {

namespace {

constexpr int kMostRows = 6; // in sight; more are scrolled

} // namespace

ProofTable::ProofTable(QWidget* parent) : QTableView(parent), m_model(new ProofTableModel(this))
{
    common::setUpTable(*this);
    setModel(m_model);
    setAccessibleName(tr("Proof of each node"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
}

QSize ProofTable::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    return {240,
        horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize()
            + 2};
}

// Names of nodes are short; what they say needs the room.
void ProofTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    const int width = viewport()->width();
    setColumnWidth(ProofTableModel::Node, width * 26 / 100);
    setColumnWidth(ProofTableModel::Answer, width * 38 / 100);
}

QSize ProofTable::minimumSizeHint() const { return sizeHint(); }

} // namespace tollgate::pages
