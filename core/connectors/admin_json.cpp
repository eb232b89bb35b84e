#include "connectors/admin_json.h"

#include "base/json_reader.h"
#include "base/overloaded.h"
#include "domain/plan_json.h"
#include "domain/route_json.h"

#include <QByteArray>

namespace tollgate::connectors {

namespace {

using Path = std::string;

template <class T>
Result<std::vector<T>> itemsOf(
    const Json& json, const std::function<Result<T>(const Json&, const Path&)>& read)
{
    JsonReader in(json, {});
    if (!in.has("items"))
        in.refuse("items", "is missing");
    auto items = in.list<T>("items", read);
    return in.finish(std::move(items));
}

Instant instantOf(JsonReader& in, const char* name) { return in.take(parseInstant(in.text(name))); }

std::optional<Instant> optionalInstantOf(JsonReader& in, const char* name)
{
    return in.has(name) ? std::optional(instantOf(in, name)) : std::nullopt;
}

bool flagOf(const Json& json, const char* name)
{
    return json.is_object() && json.contains(name) && json[name] == true;
}

// Kinds that are not named did not happen.
Result<std::array<std::int64_t, kRefusalKindCount>> refusedFromJson(
    const Json& json, const Path& path)
{
    JsonReader in(json, path);
    std::array<std::int64_t, kRefusalKindCount> refused{};
    for (const RefusalKind kind : kRefusalKinds)
        refused[indexOf(kind)]
            = in.optionalWholeNumber(std::string(nameOf(kind)).c_str()).value_or(0);
    return in.finish(refused);
}

ports::OutcomeCounts countsOf(JsonReader& in)
{
    ports::OutcomeCounts counts{
        .accepted = in.wholeNumber("accepted"), .failed = in.wholeNumber("failed")};
    if (const Json* refused = in.optionalObject("refused"))
        counts.refused = in.take(refusedFromJson(*refused, in.pathOf("refused")));
    return counts;
}

Result<ports::LiveSecond> secondFromJson(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ports::LiveSecond second{.second = instantOf(in, "second"),
        .all = countsOf(in),
        .unknown = in.wholeNumber("unknown")};
    return in.finish(second);
}

Result<ports::ConsumerDelta> deltaFromJson(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ports::ConsumerDelta delta{
        .consumer = ConsumerId{in.text("consumer_id")}, .counts = countsOf(in)};
    return in.finish(std::move(delta));
}

Result<ports::LogBlock> blockFromJson(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ports::LogBlock block{.position = {in.wholeNumber("position")},
        .node = static_cast<ports::NodeNumber>(in.wholeNumber("node"))};
    const auto bytes = QByteArray::fromBase64Encoding(QByteArray::fromStdString(in.text("block")),
        QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        in.refuse("block", "is no base64");
    else
        block.bytes = (*bytes).toStdString();
    return in.finish(std::move(block));
}

// A whole number, or a decimal as text.
Result<Quantity> quantityFromJson(Meter meter, const Json& json, const Path& path)
{
    std::optional<Quantity> quantity;
    if (json.is_number_integer())
        quantity = quantityOf(meter, json.get<std::int64_t>());
    else if (json.is_string())
        quantity = parseQuantity(meter, json.get<std::string>());
    if (quantity)
        return *quantity;
    return fail(
        {.code = ErrorCode::InvalidData, .what = "is no quantity", .where = path, .remedy = {}});
}

Result<ports::MeterUse> meterFromJson(Meter meter, const Json& json, const Path& path)
{
    ports::MeterUse use{.meter = meter};
    JsonReader in(json, path);
    const auto read = [&](const char* name) {
        return in.take(
            quantityFromJson(meter, json.contains(name) ? json[name] : Json(), in.pathOf(name)));
    };
    use.used = read("used");
    use.over = read("over");
    if (in.has("included"))
        use.included = read("included");
    return in.finish(use);
}

Result<ports::NodeProof> proofFromJson(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ports::NodeProof proof{.node = in.text("node"),
        .asked = instantOf(in, "asked"),
        .done = optionalInstantOf(in, "done"),
        .millis = in.optionalWholeNumber("ms").value_or(0),
        .version = in.optionalWholeNumber("version"),
        .error = in.text("error", "")};
    return in.finish(std::move(proof));
}

Result<ports::OperationState> stateNamed(const std::string& name)
{
    using ports::OperationState;
    if (name == "running")
        return OperationState::Running;
    if (name == "done")
        return OperationState::Done;
    if (name == "partial")
        return OperationState::Partial;
    if (name == "failed")
        return OperationState::Failed;
    return fail({.code = ErrorCode::InvalidData,
        .what = "must be running, done, partial or failed, is " + inQuotes(name),
        .where = "state",
        .remedy = {}});
}

Result<ports::Moved> movedFromJson(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ports::Moved moved{
        .consumer = ConsumerId{in.text("consumer_id")}, .from = PlanId{in.text("from")}};
    return in.finish(std::move(moved));
}

Result<ports::Change> changeFromJson(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ports::Change change{.id = in.text("change"),
        .operation = in.text("operation"),
        .plan = PlanId{in.text("plan")},
        .baseVersion = in.wholeNumber("base_version"),
        .version = in.wholeNumber("version"),
        .moved = in.list<ports::Moved>("moved", movedFromJson),
        .digest = in.text("digest", ""),
        .author = in.text("author", ""),
        .submitted = instantOf(in, "submitted"),
        .undoes = in.text("undoes", ""),
        .undoneBy = in.text("undone_by", "")};
    if (const Json* edits = in.optionalObject("edits"))
        change.edits = *edits;
    return in.finish(std::move(change));
}

Result<ports::NodeStatus> nodeFromJson(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ports::NodeStatus node{.name = in.text("node"),
        .adminUrl = in.text("admin", ""),
        .heartbeat = instantOf(in, "heartbeat"),
        .state = in.text("state"),
        .isSelf = flagOf(json, "self")};
    return in.finish(std::move(node));
}

Result<ApiKey> keyAt(const Json& json, const Path& path)
{
    JsonReader in(json, path);
    ApiKey key{.id = KeyId{in.text("id")},
        .consumer = ConsumerId{in.text("consumer_id")},
        .label = in.text("label", ""),
        .prefix = in.text("prefix", ""),
        .created = instantOf(in, "created"),
        .expires = optionalInstantOf(in, "expires"),
        .revoked = optionalInstantOf(in, "revoked")};
    return in.finish(std::move(key));
}

} // namespace

Result<std::vector<Plan>> plansFromJson(const Json& json)
{
    return itemsOf<Plan>(json, planFromJson);
}

Result<std::vector<Route>> routesFromJson(const Json& json)
{
    return itemsOf<Route>(json, routeFromJson);
}

Result<ports::Page<Consumer>> consumerPageFromJson(const Json& json)
{
    return itemsOf<Consumer>(json, consumerFromJson).and_then([&](std::vector<Consumer> items) {
        JsonReader in(json, {});
        ports::Page<Consumer> page{.items = std::move(items), .next = in.text("next", "")};
        return in.finish(std::move(page));
    });
}

Result<Consumer> servedConsumerFromJson(const Json& json) { return consumerFromJson(json, {}); }

Result<Plan> servedPlanFromJson(const Json& json) { return planFromJson(json, {}); }

Result<ports::ConsumerUsage> consumerUsageFromJson(const Json& json)
{
    JsonReader in(json, {});
    ports::ConsumerUsage usage;
    if (const Json* period = in.optionalObject("period")) {
        JsonReader inside(*period, "period");
        usage.period = {.begin = instantOf(inside, "start"), .end = instantOf(inside, "end")};
        in.take(inside.finish(true));
    }
    const Json* meters = in.optionalObject("meters");
    for (const Meter meter : kMeters) {
        const std::string name(nameOf(meter));
        if (meters && meters->contains(name))
            usage.meters.push_back(
                in.take(meterFromJson(meter, (*meters)[name], "meters." + name)));
    }
    if (usage.meters.empty())
        in.refuse("meters", "has none that is known here");
    if (const Json* refused = in.optionalObject("refused"))
        usage.refused = in.take(refusedFromJson(*refused, "refused"));
    return in.finish(std::move(usage));
}

Result<ApiKey> keyFromJson(const Json& json) { return keyAt(json, {}); }

Result<std::vector<ApiKey>> keysFromJson(const Json& json) { return itemsOf<ApiKey>(json, keyAt); }

Result<ports::IssuedKey> issuedKeyFromJson(const Json& json)
{
    JsonReader in(json, {});
    ports::IssuedKey key{
        .id = KeyId{in.text("id")}, .prefix = in.text("prefix"), .secret = in.text("secret")};
    return in.finish(std::move(key));
}

Result<ports::LiveSlice> liveSliceFromJson(const Json& json)
{
    JsonReader in(json, {});
    ports::LiveSlice slice{.cursor = in.text("cursor"),
        .isGap = flagOf(json, "gap"),
        .node = in.text("node", ""),
        .seconds = in.list<ports::LiveSecond>("seconds", secondFromJson),
        .consumers = in.list<ports::ConsumerDelta>("consumers", deltaFromJson),
        .consumersLeftOut = in.optionalWholeNumber("consumers_left_out").value_or(0)};
    return in.finish(std::move(slice));
}

Result<ports::HistorySlice> historySliceFromJson(const Json& json)
{
    return itemsOf<ports::LogBlock>(json, blockFromJson)
        .and_then([&](std::vector<ports::LogBlock> blocks) {
            JsonReader in(json, {});
            ports::HistorySlice slice{.blocks = std::move(blocks),
                .cursor = in.text("cursor"),
                .isMore = !in.text("next", "").empty()};
            return in.finish(std::move(slice));
        });
}

Result<std::vector<ports::Change>> changesFromJson(const Json& json)
{
    return itemsOf<ports::Change>(json, changeFromJson);
}

Result<ports::ChangeReceipt> receiptFromJson(const Json& json)
{
    JsonReader in(json, {});
    ports::ChangeReceipt receipt{.change = in.text("change"), .operation = in.text("operation")};
    return in.finish(std::move(receipt));
}

Result<std::string> operationIdFromJson(const Json& json)
{
    JsonReader in(json, {});
    std::string operation = in.text("operation");
    return in.finish(std::move(operation));
}

Result<ports::Operation> operationFromJson(const Json& json)
{
    JsonReader in(json, {});
    ports::Operation operation{.id = in.text("operation", ""),
        .scope = in.text("scope", ""),
        .target = in.text("id", ""),
        .state = in.take(stateNamed(in.text("state"))),
        .nodes = in.list<ports::NodeProof>("nodes", proofFromJson)};
    return in.finish(std::move(operation));
}

Result<std::vector<ports::NodeStatus>> nodesFromJson(const Json& json)
{
    return itemsOf<ports::NodeStatus>(json, nodeFromJson);
}

Json toJson(const ports::ChangeOrder& order)
{
    Json json = std::visit(
        Overloaded{[](const ports::PlanEdit& edit) -> Json {
                       return {{"plan", edit.plan.value}, {"base_version", edit.baseVersion},
                           {"edits", edit.edits}};
                   },
            [](const ports::PlanMove& move) -> Json {
                Json consumers = Json::array();
                for (const ConsumerId& id : move.consumers)
                    consumers.push_back(id.value);
                Json moved{{"move", {{"consumers", std::move(consumers)}, {"to", move.to.value}}}};
                if (move.baseVersion)
                    moved["base_version"] = *move.baseVersion;
                return moved;
            }},
        order.what);
    json["timing"] = "immediate";
    json["counters"] = "keep";
    if (!order.digest.empty())
        json["digest"] = order.digest;
    return json;
}

Json toJson(const ports::InvalidationOrder& order)
{
    Json json{{"scope", nameOf(order.scope)}};
    if (order.scope != ports::InvalidationScope::All)
        json["id"] = order.id;
    return json;
}

} // namespace tollgate::connectors
