#pragma once

#include "gateway/admin/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::gateway::admin {

// An entity tag made of a hash per member, so that a tag that no longer matches also says which
// members moved.
std::string etagOf(const Json& record);

// The members of `record` that are not what the tag says, and those that it does not know.
std::vector<std::string> movedSince(std::string_view etag, const Json& record);

// The refusal of a PATCH or DELETE: 428 without If-Match, 412 where it does not match.
std::optional<Reply> refusedByIfMatch(const Request& request, const Json& record);
// The same for what honours If-Match without asking for it.
std::optional<Reply> refusedByOptionalIfMatch(const Request& request, const Json& record);

// The paths in which two values differ: "quotas[0].included".
std::vector<std::string> differingPaths(
    const Json& before, const Json& after, const std::string& path);

} // namespace tollgate::gateway::admin
