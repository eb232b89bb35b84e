#include "gateway/settings.h"

#include "base/json_reader.h"
#include "base/whole_number.h"

#include <fmt/format.h>

namespace tollgate::gateway {

namespace {

void readMillis(JsonReader& in, const char* name, std::chrono::milliseconds& value)
{
    constexpr std::int64_t kOneDay = 86'400'000;
    const auto millis = in.optionalWholeNumber(name);
    if (!millis)
        return;
    if (*millis < 1 || *millis > kOneDay)
        in.refuse(name, fmt::format("must be from 1 to {}, is {}", kOneDay, *millis));
    value = std::chrono::milliseconds(*millis);
}

Result<TrafficRules> rulesFromJson(const Json& json)
{
    JsonReader in(json, {});
    TrafficRules rules;
    rules.upstream = in.take(upstreamFromUrl(in.text("upstream", ""), "upstream"));
    rules.keyParameter = in.text("key_parameter", "");
    if (const auto bytes = in.optionalWholeNumber("largest_body_bytes"))
        rules.largestBody = static_cast<std::uint64_t>(*bytes);
    readMillis(in, "head_timeout_ms", rules.headTimeout);
    readMillis(in, "body_timeout_ms", rules.bodyTimeout);
    readMillis(in, "idle_timeout_ms", rules.idleTimeout);
    readMillis(in, "upstream_timeout_ms", rules.upstreamTimeout);
    // A misspelt rule would silently not hold.
    const Json unread = in.unread();
    for (const auto& [name, value] : unread.items())
        in.refuse(name, "is not known");
    return in.finish(std::move(rules));
}

} // namespace

Result<Address> addressFromText(std::string_view text, std::string_view where)
{
    constexpr std::int64_t kLargestPort = 65535;
    const auto colon = text.rfind(':');
    std::string_view host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    const std::string_view number
        = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    const std::int64_t port = parseWholeNumber(number).value_or(kLargestPort + 1);
    if (host.empty() || port > kLargestPort)
        return fail({.code = ErrorCode::InvalidArgument,
            .what = fmt::format("'{}' is no address", text),
            .where = std::string(where),
            .remedy = "give address and port, such as 127.0.0.1:8080; port 0 is any free one"});
    return Address{.host = std::string(host), .port = static_cast<std::uint16_t>(port)};
}

bool isLoopback(const Address& address)
{
    return address.host == "localhost" || address.host == "::1" || address.host.starts_with("127.");
}

Result<TrafficRules> trafficRulesFromJson(std::string_view text, std::string_view file)
{
    return parseJson(text, file).and_then(rulesFromJson).map_error([&](Error error) {
        return error.where.starts_with(file) ? error : within(std::string(file), std::move(error));
    });
}

} // namespace tollgate::gateway
