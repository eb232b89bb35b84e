#pragma once

#include "ports/node_registry.h"
#include "store/database.h"

namespace tollgate::store {

class NodeTable final : public ports::NodeRegistry {
public:
    explicit NodeTable(Database& database) : m_database(database) { }

    Result<ports::Node> enter(const ports::Node& node) override;
    Result<void> beat(ports::NodeNumber node, Instant now) override;
    Result<void> leave(ports::NodeNumber node) override;
    Result<std::vector<ports::Node>> nodes() override;

private:
    Database& m_database;
};

} // namespace tollgate::store
