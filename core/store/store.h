#pragma once

#include "store/change_table.h"
#include "store/consumer_table.h"
#include "store/database.h"
#include "store/key_table.h"
#include "store/node_table.h"
#include "store/operation_table.h"
#include "store/plan_table.h"
#include "store/reply_table.h"
#include "store/token_table.h"
#include "store/usage_log_table.h"

#include <functional>
#include <memory>
#include <string>

namespace tollgate::store {

// What a gateway is called and where it stands; chosen at init.
struct GatewayName {
    std::string name;
    std::string environment; // production, staging or dev
};

// A folder with everything that a gateway keeps. All members may be used from any thread.
class Store {
public:
    // Makes the folder's store; refused where there is one. NotFound/InvalidData as they apply.
    static Result<std::unique_ptr<Store>> create(
        const std::string& folder, const GatewayName& name, Instant now);
    static Result<std::unique_ptr<Store>> open(const std::string& folder);

    Result<GatewayName> name();

    // Runs `work` so that all it writes here on this thread is written together or not at all; it
    // hands on the first failure.
    Result<void> writeAtOnce(const std::function<Result<void>()>& work)
    {
        return m_database->writeAtOnce(work);
    }

    // Runs `work` so that all it reads here on this thread is of one moment.
    Result<void> readAtOnce(const std::function<Result<void>()>& work)
    {
        return m_database->readAtOnce(work);
    }

    ChangeTable& changes() { return m_changes; }
    ConsumerTable& consumers() { return m_consumers; }
    KeyTable& keys() { return m_keys; }
    NodeTable& nodes() { return m_nodes; }
    OperationTable& operations() { return m_operations; }
    PlanTable& plans() { return m_plans; }
    ReplyTable& replies() { return m_replies; }
    TokenTable& tokens() { return m_tokens; }
    UsageLogTable& usage() { return m_usage; }

private:
    explicit Store(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
    ChangeTable m_changes;
    ConsumerTable m_consumers;
    KeyTable m_keys;
    NodeTable m_nodes;
    OperationTable m_operations;
    PlanTable m_plans;
    ReplyTable m_replies;
    TokenTable m_tokens;
    UsageLogTable m_usage;
};

} // namespace tollgate::store
