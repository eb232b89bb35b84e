#include "connections/connections_view_model.h"

#include <QPointer>

namespace tollgate::pages {

ConnectionsViewModel::ConnectionsViewModel(workspace::KnownConnections& known, QObject* parent)
    : QObject(parent), m_known(known)
{
    m_state.problem = m_known.problem();
    m_state.secretsKeptIn = m_known.secretsKeptIn();
    m_state.connections = m_known.all();
    connect(
        &m_known, &workspace::KnownConnections::changed, this, &ConnectionsViewModel::readKnown);
}

void ConnectionsViewModel::startNew()
{
    m_state.form = {};
    m_state.problem.reset();
    emit changed();
}

void ConnectionsViewModel::edit(const std::string& name)
{
    const ports::NamedConnection* known = m_known.find(name);
    if (!known)
        return;
    m_state.form = {.name = known->name,
        .address = known->url,
        .isReadOnly = known->isReadOnly,
        .isNew = false,
        .hasToken = !known->secretStore.empty()};
    m_state.problem.reset();
    emit changed();
}

void ConnectionsViewModel::submit(const ConnectionForm& form, const Secret& token)
{
    m_state.form = form;
    if (form.isNew && m_known.find(form.name))
        return fail({.code = ErrorCode::Conflict,
            .what = "there is a connection named " + form.name + " already",
            .where = {},
            .remedy = "choose another name, or edit that one"});
    if (token.empty() && !form.hasToken)
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "a token is needed",
            .where = {},
            .remedy = "tollgated init shows the first one"});
    ports::NamedConnection connection{
        .name = form.name, .url = form.address, .isReadOnly = form.isReadOnly};
    if (const ports::NamedConnection* known = m_known.find(form.name)) {
        connection.environment = known->environment;
        connection.lastUsed = known->lastUsed;
    }
    m_known.save(std::move(connection), token.empty() ? std::nullopt : std::optional(token),
        [self = QPointer<ConnectionsViewModel>(this), name = form.name](const Result<void>& saved) {
            if (self && saved)
                self->connectTo(name);
            else if (self)
                self->fail(saved.error());
        });
}

void ConnectionsViewModel::connectTo(const std::string& name)
{
    m_known.readToken(
        name, [self = QPointer<ConnectionsViewModel>(this), name](const Result<Secret>& token) {
            if (!self)
                return;
            if (!token)
                return self->askForToken(name, token.error());
            if (const ports::NamedConnection* known = self->m_known.find(name)) {
                self->m_state.problem.reset();
                // A copy: noting its use moves it within the list.
                emit self->connectRequested(ports::NamedConnection(*known), *token);
                if (self)
                    self->startNew();
            }
        });
}

void ConnectionsViewModel::forget(const std::string& name)
{
    m_known.remove(
        name, [self = QPointer<ConnectionsViewModel>(this), name](const Result<void>& removed) {
            if (!self)
                return;
            if (!removed)
                return self->fail(removed.error());
            if (self->m_state.form.name == name)
                self->startNew();
        });
}

void ConnectionsViewModel::setCurrent(const std::string& name)
{
    m_state.current = name;
    emit changed();
}

void ConnectionsViewModel::readKnown()
{
    m_state.secretsKeptIn = m_known.secretsKeptIn();
    m_state.connections = m_known.all();
    emit changed();
}

void ConnectionsViewModel::fail(const Error& error)
{
    m_state.problem = error;
    emit changed();
}

// The form of that connection, with nothing missing but the token.
void ConnectionsViewModel::askForToken(const std::string& name, const Error& error)
{
    edit(name);
    m_state.form.hasToken = false;
    fail(error);
}

} // namespace tollgate::pages
