#include "connectors/recording.h"

#include "domain/consumer.h"

#include <algorithm>
#include <numeric>

namespace tollgate::connectors {

namespace {

constexpr const char* kPlainTarget = "GET /";
constexpr std::size_t kLongestPath = 4'096;

bool isSendable(const metering::Target& target)
{
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto isVisible = [](char c) { return c > 0x20 && c < 0x7f; };
    return !target.method.empty() && target.method != "CONNECT"
        && std::ranges::all_of(target.method, isUpper) && target.path.starts_with('/')
        && target.path.size() <= kLongestPath && std::ranges::all_of(target.path, isVisible);
}

std::vector<std::uint32_t> busiest(const metering::UsageHistory& usage, std::size_t top)
{
    std::vector<std::uint32_t> consumers(usage.consumerCount());
    std::iota(consumers.begin(), consumers.end(), 0U);
    std::ranges::stable_sort(consumers, std::ranges::greater(),
        [&](std::uint32_t consumer) { return usage.eventsOf(consumer).size(); });
    if (top != 0 && top < consumers.size())
        consumers.resize(top);
    return consumers;
}

} // namespace

Recording recordingOf(const metering::UsageHistory& usage, std::size_t top)
{
    Recording recording;
    std::vector<bool> isMended;
    for (std::uint32_t i = 0; i < usage.targetCount(); ++i) {
        const metering::Target target = usage.target(i);
        isMended.push_back(!isSendable(target));
        recording.targets.push_back(isMended.back()
                ? kPlainTarget
                : std::string(target.method) + ' ' + std::string(target.path));
    }
    const auto plain = static_cast<std::uint32_t>(recording.targets.size());
    recording.targets.emplace_back(kPlainTarget);
    for (const std::uint32_t consumer : busiest(usage, top)) {
        const auto number = static_cast<std::uint32_t>(recording.consumers.size());
        const auto [begin, end] = usage.eventsOf(consumer);
        const std::string name(usage.consumerName(consumer));
        recording.consumers.push_back({.name = name,
            .id = isValidId(name) ? name : "replay-" + std::to_string(number + 1),
            .requests = static_cast<std::int64_t>(end - begin)});
        for (std::size_t event = begin; event < end; ++event) {
            const auto target = usage.targetOf(event);
            const std::uint32_t place = target ? valueOf(*target) : plain;
            // A log without requests has nothing to mend: all of it is played as GET /.
            const bool isOdd = target ? isMended[place] : usage.targetCount() > 0;
            recording.mended += isOdd ? 1 : 0;
            recording.requests.push_back(
                {.at = usage.decidedAt(event), .consumer = number, .target = place});
        }
    }
    std::ranges::stable_sort(recording.requests, {}, &PlayedRequest::at);
    return recording;
}

} // namespace tollgate::connectors
