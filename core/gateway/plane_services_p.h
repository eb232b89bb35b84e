#pragma once

#include "gateway/data_plane.h"
#include "gateway/gatekeeper.h"
#include "gateway/net_p.h"
#include "gateway/upstream_pool_p.h"

#include <atomic>
#include <string>

namespace tollgate::gateway {

// What the sessions of a data plane share.
struct PlaneServices {
    PlaneServices(DataPlaneParts planeParts, IoExecutor context);

    std::string nextRequestId();

    DataPlaneParts parts;
    Gatekeeper gate;
    UpstreamPool pool;
    std::atomic<bool> isDraining{false};

private:
    const std::string m_idPrefix;
    std::atomic<std::uint64_t> m_nextId{1};
};

} // namespace tollgate::gateway
