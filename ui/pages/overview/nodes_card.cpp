#include "overview/nodes_card.h"

#include "common/state_view.h"
#include "common/tables.h"
#include "overview/node_table_model.h"
#include "overview/overview_words.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace tollgate::pages {

namespace {

constexpr int kMostRows = 4; // in sight; more are scrolled

} // namespace

NodesCard::NodesCard(QWidget* parent)
    : common::Card(tr("Nodes"), {}, parent), m_model(new NodeTableModel(this)),
      m_table(new QTableView(this)), m_view(new common::StateView(m_table, this))
{
    common::setUpTable(*m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Nodes of the gateway"));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    addWide(m_view);
    connect(m_view, &common::StateView::verbTriggered, this, &NodesCard::lookAgainRequested);
}

void NodesCard::render(const OverviewState& state)
{
    setSubtitle(nodesNote(state));
    m_model->setNodes(state.nodes, state.isStale);
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    m_view->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
        + rows * m_table->verticalHeader()->defaultSectionSize() + 2);
    if (state.areNodesKnown)
        m_view->setFace(common::Ready{});
    else if (state.nodesError)
        m_view->setFace(common::Empty{.title = tr("The nodes are not known"),
            .text = QString::fromStdString(state.nodesError->what),
            .verb = tr("Look again")});
    else
        m_view->setFace(common::Loading{.step = tr("Asking for the nodes"), .verb = {}});
}

} // namespace tollgate::pages
