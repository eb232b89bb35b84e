#pragma once

#include "ports/usage_log.h"
#include "store/database.h"

namespace tollgate::store {

class UsageLogTable final : public ports::UsageLog {
public:
    explicit UsageLogTable(Database& database) : m_database(database) { }

    Result<ports::LogPosition> append(const ports::LogCommit& commit) override;
    Result<ports::Checkpoint> checkpoint(ports::NodeNumber node) override;
    Result<std::vector<ports::PackedCounters>> countersElsewhere(
        ports::NodeNumber node, const ConsumerId& consumer) override;
    Result<ports::Totals> totals(ports::NodeNumber node) override;
    Result<ports::LogPosition> newest() override;
    Result<void> visit(
        ports::LogPosition after, ports::NodeNumber node, const Visit& visit) override;
    Result<std::vector<ports::LogBlock>> read(ports::LogPosition after, std::size_t bytes) override;

private:
    Database& m_database;
};

} // namespace tollgate::store
