#include "connections/connections_page.h"

#include "common/button.h"
#include "common/card.h"
#include "common/metrics.h"
#include "common/state_view.h"
#include "common/tables.h"
#include "common/text_label.h"
#include "connections/connection_form_card.h"
#include "connections/connection_table_model.h"
#include "connections/connections_view_model.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>

namespace tollgate::pages {

using common::Button;
using common::ButtonKind;
using common::TextLabel;
using common::TextSize;
using common::Tone;

ConnectionsPage::ConnectionsPage(ConnectionsViewModel& viewModel, QWidget* parent)
    : QWidget(parent), m_viewModel(viewModel), m_model(new ConnectionTableModel(this))
{
    build();
    wire();
    render(m_viewModel.state());
}

QList<QAction*> ConnectionsPage::fileActions() const { return {m_newAction}; }

void ConnectionsPage::build()
{
    constexpr int kSideWidth = 350;
    m_newAction = new QAction(tr("&New connection"), this);
    m_newAction->setShortcut(QKeySequence::New);
    auto* head = new QHBoxLayout;
    head->setSpacing(common::kSnug);
    head->addWidget(
        new TextLabel(tr("Connections"), {.size = TextSize::Title, .weight = QFont::Bold}, this), 0,
        Qt::AlignBaseline);
    head->addWidget(
        new TextLabel(tr("Nothing leaves this computer but what you ask of your own gateway."),
            {.tone = Tone::Secondary}, this),
        1, Qt::AlignBaseline);
    m_form = new ConnectionFormCard(this);
    auto* side = new QVBoxLayout;
    side->setSpacing(common::kRoomy);
    side->addWidget(m_form);
    side->addWidget(buildSample());
    side->addStretch(1);
    auto* room = new QWidget(this);
    room->setFixedWidth(kSideWidth);
    side->setContentsMargins(0, 0, 0, 0);
    room->setLayout(side);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(common::kRoomy);
    middle->addWidget(buildList(), 1);
    middle->addWidget(room);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(common::kWide, common::kRoomy, common::kWide, common::kRoomy);
    column->setSpacing(common::kRoomy - common::kTight);
    column->addLayout(head);
    column->addLayout(middle, 1);
}

common::Card* ConnectionsPage::buildList()
{
    constexpr int kEnvironmentWidth = 130; // PRODUCTION with its sign
    auto* card = new common::Card(
        tr("Gateways"), tr("Those that you come back to, the last used first"), this);
    m_table = new QTableView(card);
    common::setUpTable(*m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Known gateways"));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ConnectionTableModel::Address, QHeaderView::Stretch);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ConnectionTableModel::Environment, QHeaderView::Fixed);
    header->resizeSection(ConnectionTableModel::Environment, kEnvironmentWidth);
    m_connect = new Button(tr("Connect"), ButtonKind::Plain, card);
    m_edit = new Button(tr("Edit"), ButtonKind::Plain, card);
    m_forget = new Button(tr("Forget"), ButtonKind::Plain, card);
    m_forget->setToolTip(
        tr("Takes it and its token off this computer; the gateway stays as it is"));
    auto* verbs = new QHBoxLayout;
    verbs->setContentsMargins(common::kRoomy, common::kSnug, common::kRoomy, 0);
    verbs->setSpacing(common::kSnug);
    verbs->addStretch(1);
    for (Button* verb : {m_forget, m_edit, m_connect})
        verbs->addWidget(verb);
    auto* content = new QWidget(card);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addLayout(verbs);
    m_list = new common::StateView(content, card);
    card->addWide(m_list);
    return card;
}

common::Card* ConnectionsPage::buildSample()
{
    auto* card = new common::Card(tr("Without a gateway of your own"), {}, this);
    auto* words = new TextLabel(
        tr("The sample starts a real gateway on this computer, with a made-up month "
           "and live traffic: everything works, and all of it goes when you leave."),
        {.tone = Tone::Secondary}, card);
    words->setWordWrap(true);
    m_sample = new Button(tr("Explore the sample"), ButtonKind::Plain, card);
    m_open = new Button(tr("Open a usage file…"), ButtonKind::Plain, card);
    card->body()->addWidget(words);
    auto* verbs = new QHBoxLayout;
    verbs->setSpacing(common::kSnug);
    verbs->addWidget(m_sample);
    verbs->addWidget(m_open);
    verbs->addStretch(1);
    card->body()->addLayout(verbs);
    return card;
}

void ConnectionsPage::wire()
{
    ConnectionsViewModel* vm = &m_viewModel;
    connect(vm, &ConnectionsViewModel::changed, this, [this] { render(m_viewModel.state()); });
    connect(m_form, &ConnectionFormCard::submitted, vm, &ConnectionsViewModel::submit);
    connect(m_form, &ConnectionFormCard::newRequested, vm, &ConnectionsViewModel::startNew);
    connect(m_connect, &Button::clicked, vm, [this] { m_viewModel.connectTo(chosen()); });
    connect(m_forget, &Button::clicked, vm, [this] { m_viewModel.forget(chosen()); });
    connect(m_edit, &Button::clicked, this, [this] {
        m_viewModel.edit(chosen());
        m_form->takeFocus();
    });
    connect(m_newAction, &QAction::triggered, this, [this] {
        m_viewModel.startNew();
        m_form->takeFocus();
    });
    connect(m_table, &QTableView::activated, vm,
        [this](const QModelIndex& index) { m_viewModel.connectTo(m_model->nameAt(index.row())); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ConnectionsPage::renderVerbs);
    connect(m_sample, &Button::clicked, this, &ConnectionsPage::sampleRequested);
    connect(m_open, &Button::clicked, this, &ConnectionsPage::openRequested);
}

void ConnectionsPage::render(const ConnectionsState& state)
{
    m_model->render(state);
    m_form->render(state);
    if (state.connections.empty())
        m_list->setFace(common::Empty{.title = tr("No gateway yet"),
            .text = tr("Enter the address of an admin API and a token, or explore the sample."),
            .verb = {}});
    else
        m_list->setFace(common::Ready{});
    if (chosen().empty() && !state.connections.empty())
        m_table->selectRow(0);
    renderVerbs();
}

void ConnectionsPage::renderVerbs()
{
    const std::string name = chosen();
    m_connect->setEnabled(!name.empty());
    m_edit->setEnabled(!name.empty());
    // The one that is open is closed first.
    m_forget->setEnabled(!name.empty() && name != m_viewModel.state().current);
}

std::string ConnectionsPage::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::string() : m_model->nameAt(rows.front().row());
}

} // namespace tollgate::pages
