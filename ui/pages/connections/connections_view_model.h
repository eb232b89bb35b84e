#pragma once

#include "connections/connections_state.h"

#include <QObject>

namespace tollgate::pages {

// The gateways that an operator comes back to, and the description of one more.
class ConnectionsViewModel : public QObject {
    Q_OBJECT

public:
    // `known` outlives it.
    explicit ConnectionsViewModel(workspace::KnownConnections& known, QObject* parent = nullptr);

    // Commands.
    void startNew();
    void edit(const std::string& name);
    // Keeps what the form says, then connects. An empty token: the one that is kept.
    void submit(const ConnectionForm& form, const Secret& token);
    void connectTo(const std::string& name);
    void forget(const std::string& name);
    void setCurrent(const std::string& name);

    const ConnectionsState& state() const { return m_state; }

signals:
    void changed();
    void connectRequested(const ports::NamedConnection& connection, const Secret& token);

private:
    void readKnown();
    void fail(const Error& error);
    void askForToken(const std::string& name, const Error& error);

    workspace::KnownConnections& m_known;
    ConnectionsState m_state;
};

} // namespace tollgate::pages
