#include "domain/plan_json.h"

#include "base/json_reader.h"
#include "domain/route_json.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate {

namespace {

// What a member's own object held that we do not know, kept under the member's name.
void keepUnread(Json& other, const char* member, const JsonReader& in)
{
    if (Json rest = in.unread(); !rest.empty())
        other[member] = std::move(rest);
}

// A price that we would not bill is refused: an invoice that leaves it out would be wrong.
void refuseUnbilled(JsonReader& in, std::initializer_list<const char*> members)
{
    for (const char* member : members) {
        if (in.has(member))
            in.refuse(member, "is not offered; take it out to go on without it");
    }
}

Result<RateLimit> rateLimitFromJson(const Json& json, const std::string& path)
{
    JsonReader in(json, path);
    const auto algorithm = in.text("algorithm", "fixed_window");
    if (algorithm != "fixed_window")
        in.refuse(
            "algorithm", inQuotes(algorithm) + " is not offered; the one on offer is fixed_window");
    RateLimit limit;
    const auto window = in.text("window", "minute");
    if (const auto named = windowNamed(window))
        limit.window = *named;
    else
        in.refuse("window", "must be minute, hour or day, is " + inQuotes(window));
    limit.limit = in.isNull("limit") ? kUnlimited : in.wholeNumber("limit");
    limit.other = in.unread();
    return in.finish(std::move(limit));
}

Result<WhenExhausted> whenExhaustedNamed(const std::string& name, const std::string& path)
{
    for (const auto mode :
        {WhenExhausted::Refuse, WhenExhausted::BillOverage, WhenExhausted::Notify}) {
        if (nameOf(mode) == name)
            return mode;
    }
    return fail({.code = ErrorCode::InvalidData,
        .what = "must be refuse, bill_overage or notify, is " + inQuotes(name),
        .where = path,
        .remedy = {}});
}

void readOverage(Quota& quota, const Json& json, JsonReader& quotaReader)
{
    JsonReader in(json, quotaReader.pathOf("overage"));
    const auto model = in.text("model", "per_unit");
    if (model != "per_unit")
        in.refuse("model", inQuotes(model) + " is not offered; the one on offer is per_unit");
    const auto price = parseUnitPrice(in.text("unit_price"));
    if (!price)
        in.refuse("unit_price", price.error().what);
    refuseUnbilled(in, {"tiers", "size", "price"});
    quota.overagePrice = quotaReader.take(in.finish(price.value_or(UnitPrice{})));
    keepUnread(quota.other, "overage", in);
}

Result<double> thresholdFromJson(const Json& json, const std::string& path)
{
    if (json.is_number() && json.get<double>() > 0)
        return json.get<double>();
    return fail({.code = ErrorCode::InvalidData,
        .what = "must be a share of the allowance above 0, such as 0.8",
        .where = path,
        .remedy = {}});
}

Result<Meter> meterFromJson(const std::string& name, const std::string& path)
{
    if (const auto meter = meterNamed(name))
        return *meter;
    return fail({.code = ErrorCode::InvalidData,
        .what = inQuotes(name) + " is no meter; known are " + knownMeters(),
        .where = path,
        .remedy = {}});
}

Result<Quota> quotaFromJson(const Json& json, const std::string& path)
{
    JsonReader in(json, path);
    Quota quota;
    quota.meter = in.take(meterFromJson(in.text("meter", "requests"), in.pathOf("meter")));
    if (const auto included = in.optionalWholeNumber("included")) {
        quota.included = quantityOf(quota.meter, *included);
        if (!quota.included)
            in.refuse(
                "included", fmt::format("{} is too large for {}", *included, nameOf(quota.meter)));
    }
    quota.whenExhausted = in.take(
        whenExhaustedNamed(in.text("when_exhausted", "refuse"), in.pathOf("when_exhausted")));
    const Json* overage = in.optionalObject("overage");
    quota.notifyAt = in.list<double>("notify_at", thresholdFromJson);
    refuseUnbilled(in, {"flat_fee"});
    quota.other = in.unread();
    if (overage)
        readOverage(quota, *overage, in);
    else if (quota.whenExhausted == WhenExhausted::BillOverage)
        in.refuse("overage", "is missing, and bill_overage needs a unit_price");
    return in.finish(std::move(quota));
}

Result<Cycle> cycleNamed(const std::string& name, const std::string& path)
{
    for (const auto cycle : {Cycle::Daily, Cycle::Monthly}) {
        if (nameOf(cycle) == name)
            return cycle;
    }
    return fail({.code = ErrorCode::InvalidData,
        .what = "must be daily or monthly, is " + inQuotes(name),
        .where = path,
        .remedy = {}});
}

// The second limit of one window can never mean what was meant. `place` is where an element has
// its key: "rate_limits[{}].window".
template <class List, class Projection>
void refuseTwins(JsonReader& in, const char* place, const List& elements, Projection key)
{
    for (std::size_t i = 1; i < elements.size(); ++i) {
        const auto end = elements.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::ranges::find(elements.begin(), end, std::invoke(key, elements[i]), key) != end)
            in.refuse(fmt::format(fmt::runtime(place), i), "is named twice");
    }
}

Money priceFromJson(JsonReader& in)
{
    const auto currency = parseCurrency(in.text("currency", "USD"));
    if (!currency)
        in.refuse("currency", describe(currency.error()));
    const auto price = parseMoney(in.text("price", "0"), currency.value_or(Currency{}));
    if (!price)
        in.refuse("price", price.error().what);
    return price.value_or(Money{});
}

} // namespace

Result<Plan> planFromJson(const Json& json, const std::string& path)
{
    JsonReader in(json, path);
    Plan plan;
    plan.id = PlanId{in.text("id")};
    if (plan.id.empty())
        in.refuse("id", "must not be empty");
    plan.name = in.text("name", plan.id.value);
    plan.version = in.optionalWholeNumber("version");
    plan.price = priceFromJson(in);
    plan.cycle
        = in.take(cycleNamed(in.text("cycle", "monthly"), in.pathOf("cycle")), Cycle::Monthly);
    plan.rateLimits = in.list<RateLimit>("rate_limits", rateLimitFromJson);
    refuseTwins(in, "rate_limits[{}].window", plan.rateLimits, &RateLimit::window);
    plan.quotas = in.list<Quota>("quotas", quotaFromJson);
    refuseTwins(in, "quotas[{}].meter", plan.quotas, &Quota::meter);
    plan.features = in.texts("features");
    refuseUnbilled(in, {"flat_fee", "minimum_commit"});
    plan.other = in.unread();
    return in.finish(std::move(plan));
}

Result<PlanSet> planSetFromJson(const Json& json)
{
    JsonReader in(json, {});
    PlanSet set;
    set.plans = in.list<Plan>("plans", planFromJson);
    if (!in.has("plans"))
        in.refuse("plans", "is missing");
    refuseTwins(in, "plans[{}].id", set.plans, &Plan::id);
    const bool speaksOfRoutes = in.has("routes");
    auto routes = in.list<Route>("routes", routeFromJson);
    refuseTwins(in, "routes[{}].id", routes, &Route::id);
    if (speaksOfRoutes)
        set.routes = std::move(routes);
    set.other = in.unread();
    return in.finish(std::move(set));
}

Result<PlanSet> parsePlanSet(std::string_view text, std::string_view name)
{
    const auto json = parseJson(text, name); // names the file itself, with its line
    if (!json)
        return fail(json.error());
    return planSetFromJson(*json).map_error(
        [&](Error error) { return within(std::string(name), std::move(error)); });
}

} // namespace tollgate
