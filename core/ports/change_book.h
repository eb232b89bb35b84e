#pragma once

#include "base/instant.h"
#include "base/json.h"
#include "base/result.h"
#include "domain/consumer.h"
#include "domain/plan.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::ports {

// A consumer's pin as it was before a change.
struct Moved {
    ConsumerId consumer;
    PlanId from;
    std::int64_t fromVersion = 0;
};

// One applied change: an edit of a plan, or a move of consumers to a plan.
struct Change {
    std::string id;
    std::string operation; // the one that carries it to the nodes
    PlanId plan; // edited, or moved to
    std::int64_t baseVersion = 0; // of the plan before; for a move, the version moved to
    std::int64_t version = 0; // of the plan after
    Json edits = Json::object(); // members of the plan; empty for a move
    std::vector<Moved> moved; // of a move
    std::string digest; // of the preview that it was applied from; empty: none
    std::string author; // the token's label
    Instant submitted;
    std::string undoes; // the id of the change that this one takes back
    std::string undoneBy;

    bool isMove() const { return !moved.empty(); }
};

// How a change is made, seen from inside the one transaction that makes it.
class ChangeDraft {
public:
    virtual ~ChangeDraft() = default;

    virtual Result<std::optional<Plan>> newest(const PlanId& plan) = 0;
    virtual Result<std::optional<Plan>> planAt(const PlanId& plan, std::int64_t version) = 0;
    virtual Result<std::optional<Consumer>> consumer(const ConsumerId& id) = 0;
    virtual Result<std::optional<Change>> change(const std::string& id) = 0;

    // Every consumer that is pinned to a version of this plan serves under the new one.
    virtual Result<void> addVersion(const Plan& plan, Instant now) = 0;
    virtual Result<void> pin(const ConsumerId& id, const PlanId& plan, std::int64_t version) = 0;
    virtual Result<void> record(const Change& change) = 0; // an `undoes` marks that one undone
};

class ChangeBook {
public:
    // Makes the change or says why not; nothing is written then.
    using Make = std::function<Result<Change>(ChangeDraft&)>;

    virtual ~ChangeBook() = default;

    virtual Result<Change> apply(const Make& make) = 0;
    virtual Result<std::optional<Change>> find(const std::string& id) = 0;
    virtual Result<std::vector<Change>> list(std::size_t limit) = 0; // newest first
};

} // namespace tollgate::ports
