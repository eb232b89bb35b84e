#include "store/plan_table.h"

#include "domain/plan_json.h"
#include "domain/route_json.h"
#include "store/statement.h"

namespace tollgate::store {

namespace {

Result<Plan> planFromRow(const Statement& row)
{
    return row.json(0).and_then([](const Json& body) { return planFromJson(body, "plan"); });
}

Result<std::vector<Plan>> readPlans(const QSqlDatabase& database)
{
    Statement statement(database, "SELECT body FROM plans ORDER BY id, version");
    std::vector<Plan> plans;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return plans;
        auto plan = planFromRow(statement);
        if (!plan)
            return fail(plan.error());
        plans.push_back(*std::move(plan));
    }
}

Result<std::vector<Route>> readRoutes(const QSqlDatabase& database)
{
    Statement statement(database, "SELECT body FROM routes ORDER BY place, id");
    std::vector<Route> routes;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return routes;
        auto route = statement.json(0).and_then(
            [](const Json& body) { return routeFromJson(body, "route"); });
        if (!route)
            return fail(route.error());
        routes.push_back(*std::move(route));
    }
}

Result<Route> findRoute(const QSqlDatabase& database, const RouteId& id)
{
    Statement statement(database, "SELECT body FROM routes WHERE id=?");
    const auto found = statement.bind(id.value).one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail({.code = ErrorCode::NotFound,
            .what = "there is no such route",
            .where = "route '" + id.value + "'",
            .remedy = {}});
    return statement.json(0).and_then(
        [](const Json& body) { return routeFromJson(body, "route"); });
}

} // namespace

Result<std::optional<Plan>> findPlan(
    const QSqlDatabase& database, const PlanId& id, std::int64_t version)
{
    Statement statement(database,
        "SELECT body FROM plans WHERE id=? AND (?=0 OR version=?) ORDER BY version DESC LIMIT 1");
    const auto found = statement.bind(id.value).bind(version).bind(version).one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return std::optional<Plan>{};
    return planFromRow(statement).map([](Plan plan) { return std::optional(std::move(plan)); });
}

Result<void> insertPlan(const QSqlDatabase& database, const Plan& plan, Instant now)
{
    return Statement(database, "INSERT INTO plans(id, version, body, created) VALUES(?,?,?,?)")
        .bind(plan.id.value)
        .bind(plan.version.value_or(1))
        .bind(toJson(plan).dump())
        .bind(now)
        .run();
}

Result<ports::Catalogue> PlanTable::read()
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    auto plans = readPlans(*database);
    if (!plans)
        return fail(plans.error());
    return readRoutes(*database).map([&](std::vector<Route> routes) {
        return ports::Catalogue{.plans = *std::move(plans), .routes = std::move(routes)};
    });
}

Result<Plan> PlanTable::create(const Plan& plan, Instant now)
{
    Plan first = plan;
    first.version = 1;
    const auto created = m_database.write(
        [&](QSqlDatabase& database) { return insertPlan(database, first, now); });
    if (created)
        return first;
    if (isTaken(created.error()))
        return fail({.code = ErrorCode::Conflict,
            .what = "'" + plan.id.value + "' is a plan already",
            .where = "id",
            .remedy = "edit it with POST changes, or choose another id"});
    return fail(created.error());
}

Result<void> PlanTable::create(const Route& route)
{
    auto created = m_database.write([&](QSqlDatabase& database) {
        return Statement(database,
            "INSERT INTO routes(id, place, body)"
            " VALUES(?, (SELECT 1 + coalesce(max(place), 0) FROM routes), ?)")
            .bind(route.id.value)
            .bind(toJson(route).dump())
            .run();
    });
    if (!created && isTaken(created.error()))
        return fail({.code = ErrorCode::Conflict,
            .what = "'" + route.id.value + "' is a route already",
            .where = "id",
            .remedy = "choose another id, or patch the one that is there"});
    return created;
}

Result<Route> PlanTable::update(const RouteId& id, const RouteEdit& edit)
{
    Route edited;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        auto wanted = findRoute(database, id).and_then(edit);
        if (!wanted)
            return fail(wanted.error());
        edited = *std::move(wanted);
        edited.id = id;
        return Statement(database, "UPDATE routes SET body=? WHERE id=?")
            .bind(toJson(edited).dump())
            .bind(id.value)
            .run();
    });
    if (!written)
        return fail(written.error());
    return edited;
}

Result<void> PlanTable::remove(const RouteId& id, const RouteCheck& check)
{
    return m_database.write([&](QSqlDatabase& database) -> Result<void> {
        if (auto allowed = findRoute(database, id).and_then(check); !allowed)
            return allowed;
        return Statement(database, "DELETE FROM routes WHERE id=?").bind(id.value).run();
    });
}

} // namespace tollgate::store
