#pragma once

#include "connectors/traffic_player.h"
#include "metering/usage_history.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tollgate::connectors {

// The part of a log that is played: its busiest consumers, most requests first.
struct Recording {
    struct Source {
        std::string name; // in the log
        std::string id; // on the gateway; the name where that may be an id
        std::int64_t requests = 0;
    };

    std::vector<Source> consumers;
    std::vector<std::string> targets; // "GET /v1/items"
    std::vector<PlayedRequest> requests; // by time
    std::int64_t mended = 0; // requests whose line could not be sent as it stands
};

// `top` 0: all. A request line that HTTP would not let through is sent as GET /.
Recording recordingOf(const metering::UsageHistory& usage, std::size_t top);

} // namespace tollgate::connectors
