#pragma once

#include "base/instant.h"
#include "base/secret.h"
#include "ports/connection_book.h"
#include "ports/secret_store.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::workspace {

// The gateways that an operator comes back to. What is known of one stands in the book, its token
// in the secret store; neither knows of the other. Lives on the thread of its owner, where all
// answers come.
class KnownConnections : public QObject {
    Q_OBJECT

public:
    // What somebody typed or pasted as an address: in full, or why it is none.
    using AddressRule = std::function<Result<std::string>(const std::string& text)>;
    using Done = std::function<void(Result<void>)>;

    KnownConnections(std::unique_ptr<ports::ConnectionBook> book, AddressRule addressRule,
        QObject* parent = nullptr);

    // Commands.
    // A keychain takes its time to answer; until it is here tokens are neither kept nor read.
    void setSecrets(std::shared_ptr<ports::SecretStore> secrets);
    // Without a token the one that is kept stays. Refused: no name, an address that is none.
    void save(ports::NamedConnection connection, const std::optional<Secret>& token, Done done);
    void remove(const std::string& name, const Done& done); // with its token
    void noteUse(const std::string& name, const std::string& environment, Instant now);

    // Queries.
    // NotFound: none is kept, or it was kept for an earlier run only.
    void readToken(const std::string& name, const std::function<void(Result<Secret>)>& done);
    const std::vector<ports::NamedConnection>& all() const { return m_all; } // last used first
    const ports::NamedConnection* find(const std::string& name) const; // null: not known
    std::string secretsKeptIn() const { return m_secrets->name(); } // empty: not known yet
    const std::optional<Error>& problem() const { return m_problem; } // the book cannot be read

signals:
    void changed();

private:
    Result<ports::NamedConnection> checked(ports::NamedConnection connection) const;
    Result<void> write(const ports::NamedConnection& connection);
    Result<void> readBook();

    std::unique_ptr<ports::ConnectionBook> m_book;
    std::shared_ptr<ports::SecretStore> m_secrets;
    AddressRule m_addressRule;
    std::vector<ports::NamedConnection> m_all;
    std::optional<Error> m_problem;
};

} // namespace tollgate::workspace
