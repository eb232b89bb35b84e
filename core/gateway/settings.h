#pragma once

#include "base/result.h"
#include "gateway/key_cache.h"
#include "gateway/log_writer.h"
#include "gateway/serving.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tollgate::gateway {

// Where a listener stands. Port 0: any free one.
struct Address {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;

    bool operator==(const Address&) const = default;
    std::string text() const { return host + ':' + std::to_string(port); }
};

// Reads "127.0.0.1:8080" or "[::1]:8080"; `where` is the flag, for messages.
Result<Address> addressFromText(std::string_view text, std::string_view where);
bool isLoopback(const Address& address);

// What a client may ask for, and how long it may take. Read anew at every request.
struct TrafficRules {
    std::string keyParameter; // of the query, besides the headers; empty: none
    std::uint64_t largestBody = 64ULL << 20; // of a request, in bytes
    std::chrono::milliseconds headTimeout{10'000}; // from the first byte to the last of a head
    std::chrono::milliseconds bodyTimeout{30'000}; // between two pieces of a body
    std::chrono::milliseconds idleTimeout{60'000}; // between two requests
    std::chrono::milliseconds upstreamTimeout{60'000}; // for the upstream's next piece
    Upstream upstream; // the default one; host empty: none
};

// Reads the configuration file of `serve`; a failure names line and column, or the field.
//   {"upstream":"http://...","key_parameter":"api_key","largest_body_bytes":1048576,
//    "head_timeout_ms":...,"body_timeout_ms":...,"idle_timeout_ms":...,"upstream_timeout_ms":...}
Result<TrafficRules> trafficRulesFromJson(std::string_view text, std::string_view file);

struct GatewaySettings {
    Address listen{.host = "127.0.0.1", .port = 8080};
    Address admin{.host = "127.0.0.1", .port = 8081};
    std::string node; // empty: host:admin port
    Durability durability = Durability::Relaxed;
    unsigned threads = 2;
    TrafficRules rules;
    KeyCacheLimits cache;
};

} // namespace tollgate::gateway
