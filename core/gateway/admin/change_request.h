#pragma once

#include "gateway/admin/message.h"
#include "ports/change_book.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::gateway::admin {

// What POST changes asks for: an edit of a plan, or a move of consumers to one.
struct ChangeRequest {
    PlanId plan;
    std::optional<std::int64_t> baseVersion; // an edit has one
    Json edits = Json::object();
    std::vector<ConsumerId> moved;
    std::string digest;
};

Result<ChangeRequest> changeFromJson(const Json& json);

// A refusal that is more than an error: a base that moved, with what moved.
struct ChangeRefusal {
    std::optional<Reply> reply;
};

// Who makes a change, and when.
struct Submission {
    std::string author;
    Instant now;
};

// Makes the change inside its transaction, or fills in the refusal and fails.
using ChangeMaker = std::function<Result<ports::Change>(ports::ChangeDraft&, ChangeRefusal&)>;

ChangeMaker makerOf(ChangeRequest wanted, Submission submission);
// Takes a change back: the same members, as they were before it. Refused where they moved since.
ChangeMaker undoerOf(std::string changeId, Submission submission);

} // namespace tollgate::gateway::admin
