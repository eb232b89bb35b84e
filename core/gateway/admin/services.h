#pragma once

#include "gateway/gateway.h"
#include "gateway/key_cache.h"
#include "gateway/limiter.h"
#include "gateway/live_usage.h"
#include "gateway/log_writer.h"
#include "gateway/refusal_trail.h"
#include "gateway/serving.h"
#include "gateway/snapshot.h"

#include <functional>
#include <mutex>
#include <string>

namespace tollgate::gateway::admin {

// What the handlers of the admin plane work with; all of it outlives them and takes calls from
// several threads.
struct Services {
    GatewayPorts ports;
    const GatewayIdentity& identity;
    const Clock& clock;
    KeyCache& keys;
    Limiter& limiter;
    LogWriter& log;
    LiveUsage& live;
    RefusalTrail& trail;
    const Snapshot<Serving>& serving;
    std::function<Result<void>()> readServing; // plans and routes anew
    ports::Node node; // this one
    std::string dataPlane; // its URL
    Durability durability = Durability::Relaxed;
    std::mutex idempotent; // one POST with an Idempotency-Key at a time
};

} // namespace tollgate::gateway::admin
