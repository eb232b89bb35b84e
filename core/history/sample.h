#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "metering/usage_history.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tollgate::history {

// One consumer of the sample company.
struct SampleConsumer {
    ConsumerId id; // "cust_8f3a2b"
    std::string name; // "Parcelo", UTF-8; no two are the same
    PlanId plan; // of the shipped plans: free, pro or enterprise

    bool operator==(const SampleConsumer&) const = default;
};

struct SampleOptions {
    std::uint64_t seed = 1;
    std::chrono::year_month month{std::chrono::year{2026}, std::chrono::October}; // in UTC
    double scale = 1.0; // of the number of events: above 0, at most 1, read to the millionth
};

// A month of an invented API company. `usage` holds what was asked and what the upstream answered
// or would have: no event is marked as refused, and whoever replays it decides. The consumer of
// number i in `usage` is `consumers[i]`; they are in the order of their ids.
struct Sample {
    metering::UsageHistory usage;
    std::vector<SampleConsumer> consumers;
};

// Makes the month anew, the same on every machine for the same options. At scale 1, whatever the
// seed and month, and whether meters count all or billable requests:
// - 412 consumers, 250 on Free, 150 on Pro, 12 on Enterprise, at most 6 million events;
// - 15 on Pro used more than 50,000, and 24 more used more than 40,000;
// - on Pro only Parcelo (cust_8f3a2b) is refused, by its limit per minute alone: a job on the hour
//   peaks at 731 a minute at the end of the month; it used 31,207;
// - on Free some are refused by each of minute, day and quota; on Enterprise nobody is.
// Fails with InvalidArgument on a month or scale out of range.
Result<Sample> generateSample(const SampleOptions& options);

// Writes into `directory`, which is made when it is not there; files of the same names give way:
// - usage.csv.gz: time,consumer,method,path,status,bytes,duration (seconds), in the order of time;
// - assign.csv: consumer,plan_before,plan_after, where an empty plan_after means no change;
// - consumers.csv: consumer,name,plan.
// The same sample gives the same bytes (of one version of zlib). Fails with Unreadable where the
// system refuses; what was written by then stays.
Result<void> writeSample(const Sample& sample, const std::filesystem::path& directory);

} // namespace tollgate::history
