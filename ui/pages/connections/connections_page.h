#pragma once

#include "connections/connections_state.h"

#include <QWidget>

class QAction;
class QLayout;
class QTableView;

namespace tollgate::common {
class Button;
class Card;
class StateView;
} // namespace tollgate::common

namespace tollgate::pages {

class ConnectionFormCard;
class ConnectionTableModel;
class ConnectionsViewModel;

// Which gateways there are, the form for one more, and two ways without any: the sample and a file.
class ConnectionsPage : public QWidget {
    Q_OBJECT

public:
    // `viewModel` outlives the page.
    explicit ConnectionsPage(ConnectionsViewModel& viewModel, QWidget* parent = nullptr);

    QList<QAction*> fileActions() const; // for the file menu

signals:
    void sampleRequested();
    void openRequested(); // a usage file

private:
    void build();
    common::Card* buildList();
    common::Card* buildSample();
    void wire();
    void render(const ConnectionsState& state);
    void renderVerbs();
    std::string chosen() const;

    ConnectionsViewModel& m_viewModel;
    ConnectionTableModel* m_model;
    QTableView* m_table = nullptr;
    common::StateView* m_list = nullptr;
    ConnectionFormCard* m_form = nullptr;
    common::Button* m_connect = nullptr;
    common::Button* m_edit = nullptr;
    common::Button* m_forget = nullptr;
    common::Button* m_sample = nullptr;
    common::Button* m_open = nullptr;
    QAction* m_newAction = nullptr;
};

} // namespace tollgate::pages
