#include "domain/consumer.h"

#include "base/json_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate {

namespace {

Result<ConsumerState> stateNamed(const std::string& name, const std::string& path)
{
    for (const auto state : {ConsumerState::Active, ConsumerState::Suspended}) {
        if (nameOf(state) == name)
            return state;
    }
    return fail({.code = ErrorCode::InvalidData,
        .what = fmt::format("must be active or suspended, is '{}'", name),
        .where = path,
        .remedy = {}});
}

// What would change a consumer's limits is refused, never kept without effect.
void refuseOverrides(JsonReader& in)
{
    for (const char* member : {"overrides", "rate_limit", "monthly_quota", "features", "next"}) {
        if (in.has(member))
            in.refuse(member,
                "is not offered for a single consumer; give the consumer a plan of its own");
    }
}

} // namespace

std::string_view nameOf(ConsumerState state)
{
    return state == ConsumerState::Active ? "active" : "suspended";
}

bool isValidId(std::string_view id)
{
    constexpr std::size_t kLongest = 128;
    constexpr std::string_view kOthers = "._-:@";
    return !id.empty() && id.size() <= kLongest && std::ranges::all_of(id, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || kOthers.find(c) != std::string_view::npos;
    });
}

Result<Consumer> consumerFromJson(const Json& json, const std::string& path)
{
    JsonReader in(json, path);
    Consumer consumer;
    consumer.id = ConsumerId{in.text("consumer_id")};
    if (!isValidId(consumer.id.value))
        in.refuse("consumer_id", "must be 1 to 128 letters, digits or . _ - : @");
    consumer.name = in.text("name", consumer.id.value);
    consumer.plan = PlanId{in.text("plan")};
    consumer.planVersion = in.optionalWholeNumber("plan_version").value_or(0);
    consumer.state
        = in.take(stateNamed(in.text("state", "active"), in.pathOf("state")), consumer.state);
    const auto anchor = in.optionalWholeNumber("anchor_day").value_or(1);
    if (anchor < 1 || anchor > 31)
        in.refuse("anchor_day", fmt::format("must be from 1 to 31, is {}", anchor));
    consumer.anchor.day = static_cast<unsigned>(anchor);
    if (in.has("created"))
        consumer.created = in.take(parseInstant(in.text("created")));
    refuseOverrides(in);
    consumer.other = in.unread();
    return in.finish(std::move(consumer));
}

Json toJson(const Consumer& consumer)
{
    Json json{{"consumer_id", consumer.id.value}, {"name", consumer.name},
        {"plan", consumer.plan.value}, {"plan_version", consumer.planVersion},
        {"state", nameOf(consumer.state)}, {"anchor_day", consumer.anchor.day},
        {"created", formatInstant(consumer.created)}};
    json.update(consumer.other, true);
    return json;
}

} // namespace tollgate
