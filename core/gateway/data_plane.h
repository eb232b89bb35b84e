#pragma once

#include "gateway/key_cache.h"
#include "gateway/limiter.h"
#include "gateway/log_writer.h"
#include "gateway/serving.h"
#include "gateway/settings.h"
#include "gateway/snapshot.h"

#include <functional>
#include <memory>

namespace tollgate::gateway {

// What the data plane works with; all of it outlives the plane.
struct DataPlaneParts {
    const Clock& clock;
    KeyCache& keys;
    Limiter& limiter;
    LogWriter& log;
    const Snapshot<Serving>& serving;
    const Snapshot<TrafficRules>& rules;
    // Reads plans and routes anew and calls back from another thread.
    std::function<void(std::function<void()>)> refreshServing;
    Durability durability = Durability::Relaxed;
    unsigned threads = 2;
};

// The reverse proxy: identify, decide, forward, meter.
class DataPlane {
public:
    // Accepts when it returns; Conflict when the address is in use.
    static Result<std::unique_ptr<DataPlane>> start(const Address& listen, DataPlaneParts parts);
    ~DataPlane(); // drains

    const Address& address() const; // with the port that was given

    // Takes no new connections, lets running requests end within `patience`, closes the rest.
    void drain(std::chrono::milliseconds patience);

private:
    class Impl;
    explicit DataPlane(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tollgate::gateway
