#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

// What is asked of the gateway that has to keep the promise.
namespace promise {

inline constexpr std::size_t kRequests = 100'000;
inline constexpr std::size_t kConnections = 8;
inline constexpr std::size_t kRounds = 50; // between them nothing is under way and the clock leaps
inline constexpr std::size_t kPerRound = kRequests / kRounds;

inline constexpr const char* kPlans = R"({"plans":[
  {"id":"windows","name":"Windows","rate_limits":[{"limit":60,"window":"minute"},{"limit":150,"window":"hour"},{"limit":200,"window":"day"}]},
  {"id":"quota","name":"Quota","rate_limits":[{"limit":90,"window":"minute"}],"quotas":[{"meter":"requests","included":900,"when_exhausted":"refuse"}]},
  {"id":"units","name":"Units","quotas":[{"meter":"compute_units","included":2500,"when_exhausted":"refuse"}],"features":["export"]},
  {"id":"daily","name":"Daily","cycle":"daily","quotas":[{"meter":"requests","included":150,"when_exhausted":"refuse"}]},
  {"id":"bill","name":"Bill","price":"9.00","rate_limits":[{"limit":4000,"window":"day"}],
   "quotas":[{"meter":"requests","included":1000,"when_exhausted":"bill_overage","overage":{"model":"per_unit","unit_price":"0.002"}}]},
  {"id":"open","name":"Open","features":["export"]}],
 "routes":[
  {"id":"export","match":{"path":"/chunks*"},"feature":"export"},
  {"id":"heavy","match":{"path":"/status*"},"weights":{"compute_units":"5"}},
  {"id":"light","match":{"path":"/bytes*"},"weights":{"compute_units":"0.25"}}]})";

inline constexpr std::array kPlanIds{"windows", "quota", "units", "daily", "bill", "open"};
inline constexpr std::size_t kConsumers = 4 * kPlanIds.size();
inline constexpr std::size_t kSuspended = kConsumers - 1;

// Of twenty requests: two that the upstream fails, one of them on the route that weighs 5.
inline constexpr std::array kTargets{"/x", "/bytes/64", "/x", "/status/200", "/x", "/bytes/300",
    "/x", "/status/500", "/x", "/chunks/3", "/x", "/bytes/0", "/x", "/x", "/status/204", "/close",
    "/x", "/bytes/9", "/x", "/x"};

inline std::string consumerName(std::size_t consumer)
{
    return std::string(kPlanIds[consumer % kPlanIds.size()]) + "-"
        + std::to_string(consumer / kPlanIds.size());
}

struct Asked {
    std::size_t consumer = 0;
    std::size_t target = 0;
};

inline std::vector<Asked> generatedTrace()
{
    std::mt19937_64 random(4);
    std::vector<Asked> trace(kRequests);
    for (Asked& asked : trace)
        asked = {.consumer = random() % kConsumers, .target = random() % kTargets.size()};
    return trace;
}

// How far the clock leaps after a round: mostly within a minute or an hour, at times over a night.
inline std::int64_t leapAfter(std::size_t round)
{
    using namespace std::chrono_literals;
    constexpr std::array<std::chrono::milliseconds, 10> kLeaps{
        7s, 40s, 11min, 20s, 1min, 3h, 50s, 25min, 15s, 9h};
    return kLeaps[round % kLeaps.size()].count();
}

} // namespace promise
