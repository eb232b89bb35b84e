#pragma once

#include "ports/node_registry.h"
#include "store/database.h"
#include "store/file_lock.h"

#include <map>
#include <mutex>

namespace tollgate::store {

class NodeTable final : public ports::NodeRegistry {
public:
    explicit NodeTable(Database& database) : m_database(database) { }

    Result<ports::Node> enter(const ports::Node& node) override;
    Result<void> beat(ports::NodeNumber node, Instant now) override;
    Result<void> leave(ports::NodeNumber node) override;
    Result<std::vector<ports::Node>> nodes() override;

private:
    Result<ports::NodeNumber> numberFor(const QSqlDatabase& database, const ports::Node& node);
    bool takeNumber(ports::NodeNumber number);

    Database& m_database;
    std::mutex m_mutex;
    std::map<ports::NodeNumber, FileLock> m_held; // numbers of nodes in this process
};

} // namespace tollgate::store
