#pragma once

#include "ports/consumer_directory.h"
#include "store/database.h"
#include "store/statement.h"

namespace tollgate::store {

class ConsumerTable final : public ports::ConsumerDirectory {
public:
    explicit ConsumerTable(Database& database) : m_database(database) { }

    Result<std::vector<Consumer>> list(
        const ports::ConsumerFilter& filter, const ConsumerId& after, std::size_t limit) override;
    Result<std::optional<Consumer>> find(const ConsumerId& id) override;
    Result<void> create(const Consumer& consumer) override;
    Result<Consumer> update(const ConsumerId& id, const Edit& edit) override;
    Result<void> remove(const ConsumerId& id, const Check& check) override;

private:
    Database& m_database;
};

// For other tables that speak of consumers, inside their own transactions. The pin stands in
// columns of its own, so that a change can move thousands without touching their bodies.
Result<std::optional<Consumer>> findConsumer(const QSqlDatabase& database, const ConsumerId& id);
Result<void> pinConsumer(
    const QSqlDatabase& database, const ConsumerId& id, const PlanId& plan, std::int64_t version);

// From the columns body, plan, plan_version, starting at `column`.
Result<Consumer> consumerFromRow(const Statement& row, int column);

} // namespace tollgate::store
