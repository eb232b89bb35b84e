#pragma once

#include "ports/plan_catalogue.h"
#include "store/database.h"

#include <optional>

namespace tollgate::store {

class PlanTable final : public ports::PlanCatalogue {
public:
    explicit PlanTable(Database& database) : m_database(database) { }

    Result<ports::Catalogue> read() override;
    Result<Plan> create(const Plan& plan, Instant now) override;
    Result<void> create(const Route& route) override;
    Result<Route> update(const RouteId& id, const RouteEdit& edit) override;
    Result<void> remove(const RouteId& id, const RouteCheck& check) override;

private:
    Database& m_database;
};

// For changes, inside their own transaction. Version 0: the newest.
Result<std::optional<Plan>> findPlan(
    const QSqlDatabase& database, const PlanId& id, std::int64_t version);
Result<void> insertPlan(const QSqlDatabase& database, const Plan& plan, Instant now);

} // namespace tollgate::store
