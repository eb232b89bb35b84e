#pragma once

#include "base/result.h"
#include "history/field_map.h"
#include "history/format.h"
#include "metering/usage_history.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tollgate::history {

struct ImportOptions {
    std::optional<Format> format; // none: by the name of the file, else by its content
    std::optional<FieldMap> map; // csv and jsonl; none: fields that bear the names of the map
    bool keepTargets = false; // method and path of each request, for routes
    bool acceptTruncated = false; // take what there is of a gzip file that was cut off
};

struct ImportProgress {
    std::uint64_t bytesRead = 0; // of the file as it lies there, compressed or not
    std::uint64_t bytesTotal = 0; // 0: not known
    std::uint64_t lines = 0;
};

// How to follow an import and to end it early.
struct Watch {
    std::stop_token stop; // asked at each block of about 1 MiB
    std::function<void(const ImportProgress&)> progress; // at most 20 times a second, and at the
                                                         // end; on the thread of the import
};

struct UnparsedLine {
    std::uint64_t number = 0; // from 1, of the file's lines; of the first where it spans several
    std::string why;

    bool operator==(const UnparsedLine&) const = default;
};

// A usage log as read. Blank lines and a csv header are no lines here: lines = events + unparsed.
struct Import {
    metering::UsageHistory usage;
    Format format = Format::Combined;
    std::uint64_t lines = 0; // a csv record of several lines is one
    std::uint64_t unparsed = 0;
    std::vector<UnparsedLine> firstUnparsed; // at most 20
    bool truncated = false; // the gzip data was cut off, and acceptTruncated took what there was
    // What the log tells; without it all values are unknown or 0.
    bool hasStatus = false;
    bool hasBytes = false;
    bool hasDuration = false;
};

// Reads a usage log into memory: combined, csv or jsonl, plain or gzip. Lines over 1 MiB and lines
// without an event are counted and the first ones kept with the reason; a file without any event
// is an error. Throws nothing.
Result<Import> importUsage(
    const std::filesystem::path& path, const ImportOptions& options = {}, const Watch& watch = {});

} // namespace tollgate::history
