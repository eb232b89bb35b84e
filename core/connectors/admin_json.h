#pragma once

#include "base/json.h"
#include "ports/gateway.h"

namespace tollgate::connectors {

// The shapes of the admin API, read. A failure names the field path.

Result<std::vector<Plan>> plansFromJson(const Json& json);
Result<std::vector<Route>> routesFromJson(const Json& json);
Result<ports::Page<Consumer>> consumerPageFromJson(const Json& json);
Result<Consumer> servedConsumerFromJson(const Json& json);
Result<Plan> servedPlanFromJson(const Json& json);
Result<ports::ConsumerUsage> consumerUsageFromJson(const Json& json);
Result<ApiKey> keyFromJson(const Json& json);
Result<std::vector<ApiKey>> keysFromJson(const Json& json);
Result<ports::IssuedKey> issuedKeyFromJson(const Json& json);
Result<ports::LiveSlice> liveSliceFromJson(const Json& json);
Result<ports::HistorySlice> historySliceFromJson(const Json& json);
Result<std::vector<ports::Change>> changesFromJson(const Json& json);
Result<ports::ChangeReceipt> receiptFromJson(const Json& json);
Result<std::string> operationIdFromJson(const Json& json);
Result<ports::Operation> operationFromJson(const Json& json);
Result<std::vector<ports::NodeStatus>> nodesFromJson(const Json& json);

Json toJson(const ports::ChangeOrder& order);
Json toJson(const ports::InvalidationOrder& order);

} // namespace tollgate::connectors
