#pragma once

#include "base/result.h"
#include "domain/plan_set.h"
#include "metering/usage_history.h"
#include "preview/scenario.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::workspace {

// A line of a usage file that is no request.
struct UnreadLine {
    std::uint64_t number = 0;
    std::string why;
};

// What a preview is made on: usage, the plans of today, and who is on which. Immutable; shared
// between threads.
struct Study {
    std::string title; // "Sample", or the file's name
    metering::UsageHistory usage;
    PlanSet today;
    preview::PlanOfConsumer planOf;
    preview::Rules rules; // how the history's gateway counts
    std::vector<std::string> names; // for people, by the consumer's number; empty: ids alone
    bool isSample = false;
    std::uint64_t unread = 0; // lines that did not parse
    std::vector<UnreadLine> firstUnread;
    bool isTruncated = false; // the file ended early and what came before was taken
    std::string logCursor; // how far into a gateway's log the usage goes; empty: no gateway's

    // The name for people, or the id.
    std::string_view nameOf(std::uint32_t consumer) const;
};

using SharedStudy = std::shared_ptr<const Study>;

// Where a study comes from; words as on the command line.
struct StudySource {
    bool sample = false; // generated, with the shipped plans
    std::filesystem::path usage;
    std::string format; // empty: found out
    std::string map; // empty: columns of the usual names
    std::optional<std::filesystem::path> plans; // none: the shipped plans
    std::optional<std::filesystem::path> assign;
    std::string defaultPlan; // empty: the first plan
    bool acceptTruncated = false;

    bool operator==(const StudySource&) const = default;
};

// The first lines of a file and the columns that a map can name.
struct StudyGlance {
    std::string format;
    std::vector<std::string> columns; // none for combined, which needs no map
    std::vector<std::string> firstLines;
    std::string proposedMap;
};

Result<StudyGlance> glanceAt(const std::filesystem::path& usage);

Result<PlanSet> readPlans(const std::filesystem::path& file);
Result<void> writePlans(const PlanSet& plans, const std::filesystem::path& file);

} // namespace tollgate::workspace
