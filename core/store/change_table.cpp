#include "store/change_table.h"

#include "base/json_reader.h"
#include "store/consumer_table.h"
#include "store/plan_table.h"
#include "store/statement.h"

namespace tollgate::store {

namespace {

Json toBody(const ports::Change& change)
{
    Json moved = Json::array();
    for (const ports::Moved& move : change.moved)
        moved.push_back({{"consumer", move.consumer.value}, {"from", move.from.value},
            {"from_version", move.fromVersion}});
    return {{"id", change.id}, {"operation", change.operation}, {"plan", change.plan.value},
        {"base_version", change.baseVersion}, {"version", change.version}, {"edits", change.edits},
        {"moved", std::move(moved)}, {"digest", change.digest}, {"author", change.author},
        {"submitted", formatInstantMillis(change.submitted)}, {"undoes", change.undoes}};
}

Result<ports::Moved> movedFromJson(const Json& json, const std::string& path)
{
    JsonReader in(json, path);
    ports::Moved moved{.consumer = ConsumerId{in.text("consumer")},
        .from = PlanId{in.text("from")},
        .fromVersion = in.wholeNumber("from_version")};
    return in.finish(std::move(moved));
}

// From the columns body, undone_by.
Result<ports::Change> changeFromRow(const Statement& row)
{
    const auto body = row.json(0);
    if (!body)
        return fail(body.error());
    JsonReader in(*body, "change");
    ports::Change change;
    change.id = in.text("id");
    change.operation = in.text("operation");
    change.plan = PlanId{in.text("plan")};
    change.baseVersion = in.wholeNumber("base_version");
    change.version = in.wholeNumber("version");
    if (const Json* edits = in.optionalObject("edits"))
        change.edits = *edits;
    change.moved = in.list<ports::Moved>("moved", movedFromJson);
    change.digest = in.text("digest", "");
    change.author = in.text("author", "");
    change.submitted = in.take(parseInstant(in.text("submitted")));
    change.undoes = in.text("undoes", "");
    change.undoneBy = row.text(1);
    return in.finish(std::move(change));
}

Result<std::optional<ports::Change>> findChange(const QSqlDatabase& database, const std::string& id)
{
    Statement statement(database, "SELECT body, undone_by FROM changes WHERE id=?");
    const auto found = statement.bind(id).one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return std::optional<ports::Change>{};
    return changeFromRow(statement).map(
        [](ports::Change change) { return std::optional(std::move(change)); });
}

class Draft final : public ports::ChangeDraft {
public:
    explicit Draft(QSqlDatabase& database) : m_database(database) { }

    Result<std::optional<Plan>> newest(const PlanId& plan) override
    {
        return findPlan(m_database, plan, 0);
    }
    Result<std::optional<Plan>> planAt(const PlanId& plan, std::int64_t version) override
    {
        return findPlan(m_database, plan, version);
    }
    Result<std::optional<Consumer>> consumer(const ConsumerId& id) override
    {
        return findConsumer(m_database, id);
    }
    Result<std::optional<ports::Change>> change(const std::string& id) override
    {
        return findChange(m_database, id);
    }

    Result<void> addVersion(const Plan& plan, Instant now) override;
    Result<void> pin(const ConsumerId& id, const PlanId& plan, std::int64_t version) override
    {
        return pinConsumer(m_database, id, plan, version);
    }
    Result<void> record(const ports::Change& change) override;

private:
    QSqlDatabase& m_database;
};

Result<void> Draft::addVersion(const Plan& plan, Instant now)
{
    return insertPlan(m_database, plan, now).and_then([&] {
        return Statement(m_database, "UPDATE consumers SET plan_version=? WHERE plan=?")
            .bind(plan.version.value_or(1))
            .bind(plan.id.value)
            .run();
    });
}

Result<void> Draft::record(const ports::Change& change)
{
    auto recorded = Statement(m_database, "INSERT INTO changes(id, body) VALUES(?,?)")
                        .bind(change.id)
                        .bind(toBody(change).dump())
                        .run();
    if (!recorded || change.undoes.empty())
        return recorded;
    return Statement(m_database, "UPDATE changes SET undone_by=? WHERE id=?")
        .bind(change.id)
        .bind(change.undoes)
        .run();
}

} // namespace

Result<ports::Change> ChangeTable::apply(const Make& make)
{
    ports::Change made;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        Draft draft(database);
        auto change = make(draft);
        if (!change)
            return fail(change.error());
        made = *std::move(change);
        return draft.record(made);
    });
    if (!written)
        return fail(written.error());
    return made;
}

Result<std::optional<ports::Change>> ChangeTable::find(const std::string& id)
{
    const auto database = m_database.connection();
    return database ? findChange(*database, id) : fail(database.error());
}

Result<std::vector<ports::Change>> ChangeTable::list(std::size_t limit)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(
        *database, "SELECT body, undone_by FROM changes ORDER BY place DESC LIMIT ?");
    statement.bind(static_cast<std::int64_t>(limit));
    std::vector<ports::Change> changes;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return changes;
        auto change = changeFromRow(statement);
        if (!change)
            return fail(change.error());
        changes.push_back(*std::move(change));
    }
}

} // namespace tollgate::store
