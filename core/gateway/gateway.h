#pragma once

#include "gateway/clock.h"
#include "gateway/settings.h"
#include "ports/change_book.h"
#include "ports/consumer_directory.h"
#include "ports/key_directory.h"
#include "ports/node_registry.h"
#include "ports/operation_book.h"
#include "ports/plan_catalogue.h"
#include "ports/reply_book.h"
#include "ports/token_book.h"
#include "ports/usage_log.h"

#include <memory>
#include <string>

namespace tollgate::gateway {

// What a gateway keeps its state in. All of it outlives the gateway and takes calls from any
// thread.
struct GatewayPorts {
    ports::ChangeBook& changes;
    ports::ConsumerDirectory& consumers;
    ports::KeyDirectory& keys;
    ports::NodeRegistry& nodes;
    ports::OperationBook& operations;
    ports::PlanCatalogue& plans;
    ports::ReplyBook& replies;
    ports::TokenBook& tokens;
    ports::UsageLog& usage;
};

// How the gateway of a store is called.
struct GatewayIdentity {
    std::string name;
    std::string environment; // production, staging or dev
};

// The embedded gateway: data plane, admin plane and the log between them.
class Gateway {
public:
    // Takes up the counters where the log left them; both planes accept when it returns.
    static Result<std::unique_ptr<Gateway>> start(
        GatewaySettings settings, GatewayIdentity identity, GatewayPorts ports, const Clock& clock);
    ~Gateway(); // stops

    const Address& listenAddress() const;
    const Address& adminAddress() const;

    void setRules(TrafficRules rules); // for requests from now on
    void stop(); // lets running requests end, writes the log to its end

private:
    class Impl;
    explicit Gateway(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// Folds a node's whole log and compares with its checkpoint and totals.
struct VerifiedLog {
    std::int64_t rows = 0;
    std::int64_t events = 0;
    std::int64_t consumers = 0;
    ports::LogPosition checkpoint;
};
Result<VerifiedLog> verifyLog(ports::UsageLog& log, ports::NodeNumber node);

} // namespace tollgate::gateway
