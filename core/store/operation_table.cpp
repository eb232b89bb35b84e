#include "store/operation_table.h"

#include "base/json_reader.h"
#include "store/statement.h"

namespace tollgate::store {

namespace {

Json toBody(const ports::Operation& operation)
{
    Json nodes = Json::array();
    for (const ports::NodeProof& proof : operation.nodes) {
        Json row{{"node", proof.node}, {"asked", formatInstantMillis(proof.asked)},
            {"ms", proof.millis}, {"error", proof.error}};
        if (proof.done)
            row["done"] = formatInstantMillis(*proof.done);
        if (proof.version)
            row["version"] = *proof.version;
        nodes.push_back(std::move(row));
    }
    return {{"scope", operation.scope}, {"target", operation.target},
        {"state", static_cast<std::uint64_t>(operation.state)}, {"nodes", std::move(nodes)}};
}

Result<ports::NodeProof> proofFromJson(const Json& json, const std::string& path)
{
    JsonReader in(json, path);
    ports::NodeProof proof;
    proof.node = in.text("node");
    proof.asked = in.take(parseInstant(in.text("asked")));
    proof.millis = in.wholeNumber("ms");
    proof.error = in.text("error");
    if (in.has("done"))
        proof.done = in.take(parseInstant(in.text("done")));
    proof.version = in.optionalWholeNumber("version");
    return in.finish(std::move(proof));
}

Result<ports::Operation> operationFromJson(const std::string& id, const Json& json)
{
    JsonReader in(json, "operation");
    ports::Operation operation{.id = id};
    operation.scope = in.text("scope");
    operation.target = in.text("target");
    operation.state = static_cast<ports::OperationState>(in.wholeNumber("state"));
    operation.nodes = in.list<ports::NodeProof>("nodes", proofFromJson);
    return in.finish(std::move(operation));
}

} // namespace

Result<void> OperationTable::save(const ports::Operation& operation)
{
    return m_database.write([&](QSqlDatabase& database) {
        return Statement(database, "INSERT OR REPLACE INTO operations(id, body) VALUES(?,?)")
            .bind(operation.id)
            .bind(toBody(operation).dump())
            .run();
    });
}

Result<std::optional<ports::Operation>> OperationTable::find(const std::string& id)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database, "SELECT body FROM operations WHERE id=?");
    const auto found = statement.bind(id).one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return std::optional<ports::Operation>{};
    return statement.json(0)
        .and_then([&](const Json& body) { return operationFromJson(id, body); })
        .map([](ports::Operation operation) { return std::optional(std::move(operation)); });
}

} // namespace tollgate::store
