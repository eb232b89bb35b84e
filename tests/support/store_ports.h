#pragma once

#include "gateway/gateway.h"
#include "store/store.h"

namespace tollgate::test {

// A store as the gateway takes it.
inline gateway::GatewayPorts portsOf(store::Store& store)
{
    return {.changes = store.changes(),
        .consumers = store.consumers(),
        .keys = store.keys(),
        .nodes = store.nodes(),
        .operations = store.operations(),
        .plans = store.plans(),
        .replies = store.replies(),
        .tokens = store.tokens(),
        .usage = store.usage()};
}

} // namespace tollgate::test
