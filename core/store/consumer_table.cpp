#include "store/consumer_table.h"

namespace tollgate::store {

namespace {

Error unknownConsumer(const ConsumerId& id)
{
    return {.code = ErrorCode::NotFound,
        .what = "there is no such consumer",
        .where = "consumer '" + id.value + "'",
        .remedy = {}};
}

Result<void> bindAndRun(Statement statement, const Consumer& consumer)
{
    return statement.bind(consumer.plan.value)
        .bind(consumer.planVersion)
        .bind(nameOf(consumer.state))
        .bind(toJson(consumer).dump())
        .bind(consumer.id.value)
        .run();
}

} // namespace

Result<Consumer> consumerFromRow(const Statement& row, int column)
{
    return row.json(column)
        .and_then([](const Json& body) { return consumerFromJson(body, "consumer"); })
        .map([&](Consumer consumer) {
            consumer.plan = PlanId{row.text(column + 1)};
            consumer.planVersion = row.number(column + 2);
            return consumer;
        });
}

Result<std::optional<Consumer>> findConsumer(const QSqlDatabase& database, const ConsumerId& id)
{
    Statement statement(database, "SELECT body, plan, plan_version FROM consumers WHERE id=?");
    const auto found = statement.bind(id.value).one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return std::optional<Consumer>{};
    return consumerFromRow(statement, 0).map([](Consumer consumer) {
        return std::optional(std::move(consumer));
    });
}

Result<void> pinConsumer(
    const QSqlDatabase& database, const ConsumerId& id, const PlanId& plan, std::int64_t version)
{
    return Statement(database, "UPDATE consumers SET plan=?, plan_version=? WHERE id=?")
        .bind(plan.value)
        .bind(version)
        .bind(id.value)
        .run();
}

Result<std::vector<Consumer>> ConsumerTable::list(
    const ports::ConsumerFilter& filter, const ConsumerId& after, std::size_t limit)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT body, plan, plan_version FROM consumers WHERE id>? AND (?='' OR plan=?)"
        " AND (?='' OR state=?) ORDER BY id LIMIT ?");
    const std::string_view state = filter.state ? nameOf(*filter.state) : "";
    statement.bind(after.value)
        .bind(filter.plan.value)
        .bind(filter.plan.value)
        .bind(state)
        .bind(state)
        .bind(static_cast<std::int64_t>(limit));
    std::vector<Consumer> consumers;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return consumers;
        auto consumer = consumerFromRow(statement, 0);
        if (!consumer)
            return fail(consumer.error());
        consumers.push_back(*std::move(consumer));
    }
}

Result<std::optional<Consumer>> ConsumerTable::find(const ConsumerId& id)
{
    const auto database = m_database.connection();
    return database ? findConsumer(*database, id) : fail(database.error());
}

Result<void> ConsumerTable::create(const Consumer& consumer)
{
    auto created = m_database.write([&](QSqlDatabase& database) {
        return bindAndRun(Statement(database,
                              "INSERT INTO consumers(plan, plan_version, state, body, id)"
                              " VALUES(?,?,?,?,?)"),
            consumer);
    });
    if (!created && isTaken(created.error()))
        return fail({.code = ErrorCode::Conflict,
            .what = "'" + consumer.id.value + "' is a consumer already",
            .where = "consumer_id",
            .remedy = "choose another id, or patch the one that is there"});
    return created;
}

Result<Consumer> ConsumerTable::update(const ConsumerId& id, const Edit& edit)
{
    Consumer edited;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        const auto found = findConsumer(database, id);
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail(unknownConsumer(id));
        auto wanted = edit(**found);
        if (!wanted)
            return fail(wanted.error());
        edited = *std::move(wanted);
        edited.id = id;
        return bindAndRun(Statement(database,
                              "UPDATE consumers SET plan=?, plan_version=?, state=?, body=?"
                              " WHERE id=?"),
            edited);
    });
    if (!written)
        return fail(written.error());
    return edited;
}

Result<void> ConsumerTable::remove(const ConsumerId& id, const Check& check)
{
    return m_database.write([&](QSqlDatabase& database) -> Result<void> {
        const auto found = findConsumer(database, id);
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail(unknownConsumer(id));
        if (auto allowed = check(**found); !allowed)
            return allowed;
        if (auto gone
            = Statement(database, "DELETE FROM api_keys WHERE consumer=?").bind(id.value).run();
            !gone)
            return gone;
        return Statement(database, "DELETE FROM consumers WHERE id=?").bind(id.value).run();
    });
}

} // namespace tollgate::store
