#pragma once

#include "base/instant.h"
#include "domain/ids.h"
#include "metering/event_block.h"

#include <cstdint>
#include <deque>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace tollgate::gateway {

// One refusal, as it is shown to whoever asks why.
struct ShownRefusal {
    Instant at;
    std::string target; // "METHOD path"
    RefusalReason reason = RefusalReason::Quota;
    metering::RefusalDetail detail;
    std::string plan;
    std::int64_t planVersion = 0;
    std::string key;
};

// The last refusals of each consumer, newest first, within a bound on all of them.
class RefusalTrail {
public:
    void add(const metering::LoggedEvent& event); // accepted ones are passed over
    std::vector<ShownRefusal> of(const ConsumerId& consumer) const;

private:
    static constexpr std::size_t kPerConsumer = 100;
    static constexpr std::size_t kConsumers = 2'000; // those refused longest ago make room

    struct Trail {
        std::deque<ShownRefusal> refusals;
        std::list<std::string>::iterator place;
    };

    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Trail> m_trails;
    std::list<std::string> m_byLatest; // newest first
};

} // namespace tollgate::gateway
