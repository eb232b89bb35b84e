#pragma once

#include "ports/connection_book.h"

#include <QSqlDatabase>

#include <memory>
#include <string>

namespace tollgate::store {

// The console's own list of gateways: a small SQLite file in its configuration folder. Used by the
// thread that opened it.
class ConnectionsFile final : public ports::ConnectionBook {
public:
    // Makes the file, and its folder, where there is none; refuses one that a newer version wrote.
    static Result<std::unique_ptr<ConnectionsFile>> open(const std::string& path);
    ~ConnectionsFile() override;

    Result<std::vector<ports::NamedConnection>> list() override;
    Result<void> save(const ports::NamedConnection& connection) override;
    Result<void> remove(const std::string& name) override;

private:
    explicit ConnectionsFile(QSqlDatabase database) : m_database(std::move(database)) { }
    static Result<void> migrate(QSqlDatabase& database);

    QSqlDatabase m_database;
};

} // namespace tollgate::store
