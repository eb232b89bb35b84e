#pragma once

#include "base/json.h"
#include "ports/token_book.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::gateway::admin {

// A request to the admin plane, as its handlers see it.
struct Request {
    std::string method;
    std::string path; // behind /admin/v1/, without the query
    std::map<std::string, std::string> query; // decoded
    std::string body;
    std::string bearer; // the token's secret
    std::string peerSecret; // of another node
    std::string ifMatch;
    std::string idempotencyKey;
    std::string confirmation; // Tollgate-Confirm

    // Filled in by the router.
    std::vector<std::string> ids; // what stands where the pattern has a name, in order
    ports::AdminToken token;

    Result<Json> json() const; // the body, which must be an object
    std::string queryOr(const std::string& name, std::string fallback) const;
};

struct Reply {
    int status = 200;
    Json body;
    std::string etag; // empty: none
    int retryAfter = 0; // seconds; 0: none
};

// The problem of an error, by its kind; `field` names where it is.
Reply problemOf(const Error& error);

// 412: the resource is not what the caller saw; `moved` names the members that differ.
Reply preconditionFailed(std::string detail, const std::vector<std::string>& moved);

// {"items":[...],"next":...}; an empty cursor is null.
Reply listOf(Json items, const std::string& next);

} // namespace tollgate::gateway::admin
