#pragma once

#include "gateway/admin/message.h"
#include "gateway/admin/services.h"

namespace tollgate::gateway::admin {

// One handler per verb and path, grouped by the file of their resource. Each may wait for the
// store and for other nodes.
using Handler = Result<Reply> (*)(Services&, const Request&);

// capabilities.cpp
Result<Reply> readCapabilities(Services& services, const Request& request);

// cache.cpp
Result<Reply> invalidate(Services& services, const Request& request);
Result<Reply> invalidateForPeer(Services& services, const Request& request);
Result<Reply> readOperation(Services& services, const Request& request);

// changes.cpp
Result<Reply> listChanges(Services& services, const Request& request);
Result<Reply> createChange(Services& services, const Request& request);
Result<Reply> readChange(Services& services, const Request& request);
Result<Reply> undoChange(Services& services, const Request& request);

// consumers.cpp
Result<Reply> listConsumers(Services& services, const Request& request);
Result<Reply> createConsumer(Services& services, const Request& request);
Result<Reply> readConsumer(Services& services, const Request& request);
Result<Reply> patchConsumer(Services& services, const Request& request);
Result<Reply> deleteConsumer(Services& services, const Request& request);

// keys.cpp
Result<Reply> listKeys(Services& services, const Request& request);
Result<Reply> createKey(Services& services, const Request& request);
Result<Reply> readKey(Services& services, const Request& request);
Result<Reply> revokeKey(Services& services, const Request& request);

// nodes.cpp
Result<Reply> listNodes(Services& services, const Request& request);
Result<Reply> readHealth(Services& services, const Request& request);
Result<Reply> readReadiness(Services& services, const Request& request);

// plans.cpp
Result<Reply> listPlans(Services& services, const Request& request);
Result<Reply> createPlan(Services& services, const Request& request);
Result<Reply> readPlan(Services& services, const Request& request);
Result<Reply> listPlanVersions(Services& services, const Request& request);
Result<Reply> patchPlan(Services& services, const Request& request);
Result<Reply> readPlanVersion(Services& services, const Request& request);

// routes.cpp
Result<Reply> listRoutes(Services& services, const Request& request);
Result<Reply> createRoute(Services& services, const Request& request);
Result<Reply> readRoute(Services& services, const Request& request);
Result<Reply> patchRoute(Services& services, const Request& request);
Result<Reply> deleteRoute(Services& services, const Request& request);

// tokens.cpp
Result<Reply> listTokens(Services& services, const Request& request);
Result<Reply> createToken(Services& services, const Request& request);
Result<Reply> revokeToken(Services& services, const Request& request);

// usage.cpp
Result<Reply> readLiveUsage(Services& services, const Request& request);
Result<Reply> readHistory(Services& services, const Request& request);
Result<Reply> readConsumerUsage(Services& services, const Request& request);
Result<Reply> listDecisions(Services& services, const Request& request);

} // namespace tollgate::gateway::admin
