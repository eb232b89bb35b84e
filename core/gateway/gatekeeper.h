#pragma once

#include "gateway/key_cache.h"
#include "gateway/limiter.h"
#include "gateway/log_writer.h"
#include "gateway/serving.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace tollgate::gateway {

// A request as the gate sees it.
struct Visit {
    std::string_view method;
    std::string path; // as routes match it
    std::string_view keySecret; // empty: none was sent
};

// Let through: what forwarding and metering need until the answer is known.
struct Ticket {
    KeyCache::Owner owner;
    std::shared_ptr<const ServedPlan> plan;
    Upstream upstream; // of the route; host empty: the default one
    Quantity computeUnits; // the weight of the route
    std::string target; // "METHOD path", for the log
    Admission admission;
};

// Not let through, with what the answer says.
struct Refusal {
    RefusalReason reason = RefusalReason::NoKey;
    std::string detail;
    std::shared_ptr<const ServedPlan> plan; // null: unknown
    std::optional<Admission> admission; // of a known consumer
};

using Verdict = std::variant<Ticket, Refusal>;

// Takes a request from its key to its decision, in the order of the checks: key, state of the
// consumer, plan, feature, rate limits, quota. Refusals of a known consumer go into the log.
class Gatekeeper {
public:
    Gatekeeper(Limiter& limiter, LogWriter& log) : m_limiter(limiter), m_log(log) { }

    // What can be said without the store: that there is no key.
    Refusal withoutKey();
    Refusal unknownKey();

    // `serving` must hold the consumer's plan version: see isServed.
    Verdict admit(
        const KeyCache::Owner& owner, const Visit& visit, const Serving& serving, Instant now);

    static bool isServed(const ports::KeyOwner& owner, const Serving& serving);
    static Refusal unavailable(std::string detail);

private:
    struct Arrival; // what the steps of admit hand on

    Refusal refuseKey(const Arrival& arrival, RefusalReason reason, std::string detail);
    Refusal refusal(const Arrival& arrival, const Admission& admission, const Serving& serving);
    void logRefusal(const Arrival& arrival, const Admission& admission, int status);

    Limiter& m_limiter;
    LogWriter& m_log;
};

} // namespace tollgate::gateway
