#include "gateway/admin/router.h"

#include "gateway/admin/handlers.h"
#include "gateway/secret.h"

#include <array>
#include <optional>
#include <span>

namespace tollgate::gateway::admin {

namespace {

using ports::Role;

enum class Access : std::uint8_t { Anybody, Peer, Viewer, Operator, Admin };

struct Entry {
    std::string_view method;
    std::string_view pattern; // "*" stands for an id
    Access access;
    Handler handler;
};

constexpr std::array kEntries{
    Entry{"GET", "capabilities", Access::Viewer, readCapabilities},
    Entry{"POST", "cache/invalidate", Access::Operator, invalidate},
    Entry{"POST", "peer/invalidate", Access::Peer, invalidateForPeer},
    Entry{"GET", "operations/*", Access::Viewer, readOperation},
    Entry{"GET", "changes", Access::Viewer, listChanges},
    Entry{"POST", "changes", Access::Operator, createChange},
    Entry{"GET", "changes/*", Access::Viewer, readChange},
    Entry{"POST", "changes/*/undo", Access::Operator, undoChange},
    Entry{"GET", "consumers", Access::Viewer, listConsumers},
    Entry{"POST", "consumers", Access::Operator, createConsumer},
    Entry{"GET", "consumers/*", Access::Viewer, readConsumer},
    Entry{"PATCH", "consumers/*", Access::Operator, patchConsumer},
    Entry{"DELETE", "consumers/*", Access::Operator, deleteConsumer},
    Entry{"GET", "consumers/*/keys", Access::Viewer, listKeys},
    Entry{"POST", "consumers/*/keys", Access::Operator, createKey},
    Entry{"GET", "consumers/*/usage", Access::Viewer, readConsumerUsage},
    Entry{"GET", "consumers/*/decisions", Access::Viewer, listDecisions},
    Entry{"GET", "keys/*", Access::Viewer, readKey},
    Entry{"POST", "keys/*/revoke", Access::Operator, revokeKey},
    Entry{"GET", "nodes", Access::Viewer, listNodes},
    Entry{"GET", "healthz", Access::Anybody, readHealth},
    Entry{"GET", "readyz", Access::Anybody, readReadiness},
    Entry{"GET", "plans", Access::Viewer, listPlans},
    Entry{"POST", "plans", Access::Operator, createPlan},
    Entry{"GET", "plans/*", Access::Viewer, readPlan},
    Entry{"PATCH", "plans/*", Access::Operator, patchPlan},
    Entry{"GET", "plans/*/versions", Access::Viewer, listPlanVersions},
    Entry{"GET", "plans/*/versions/*", Access::Viewer, readPlanVersion},
    Entry{"GET", "routes", Access::Viewer, listRoutes},
    Entry{"POST", "routes", Access::Operator, createRoute},
    Entry{"GET", "routes/*", Access::Viewer, readRoute},
    Entry{"PATCH", "routes/*", Access::Operator, patchRoute},
    Entry{"DELETE", "routes/*", Access::Operator, deleteRoute},
    Entry{"GET", "tokens", Access::Admin, listTokens},
    Entry{"POST", "tokens", Access::Admin, createToken},
    Entry{"POST", "tokens/*/revoke", Access::Admin, revokeToken},
    Entry{"GET", "usage/live", Access::Viewer, readLiveUsage},
    Entry{"GET", "usage/history", Access::Viewer, readHistory},
};

std::string_view takeSegment(std::string_view& path)
{
    const auto slash = path.find('/');
    const auto segment = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    return segment;
}

// What stands for the pattern's stars; nothing where the path is another one.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path)
{
    std::vector<std::string> ids;
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = takeSegment(pattern);
        const auto found = takeSegment(path);
        if (wanted == "*")
            ids.emplace_back(found);
        else if (wanted != found)
            return std::nullopt;
    }
    if (!pattern.empty() || !path.empty())
        return std::nullopt;
    return ids;
}

Reply problem(int status, const char* name, const char* title, std::string detail)
{
    return {.status = status,
        .body = {{"type", std::string("urn:tollgate:problem:") + name}, {"title", title},
            {"status", status}, {"detail", std::move(detail)}}};
}

// Fills in the token, or says why the request is not let in.
std::optional<Reply> refusedByAccess(Services& services, Request& request, Access access)
{
    if (access == Access::Anybody)
        return std::nullopt;
    if (access == Access::Peer) {
        if (isSameSecret(request.peerSecret, services.node.peerSecret))
            return std::nullopt;
        return problem(401, "peer", "Unauthorized", "this is for the nodes of one store");
    }
    const auto token = services.ports.tokens.find(hashOf(request.bearer));
    if (!token)
        return problemOf(token.error());
    if (request.bearer.empty() || !*token || (*token)->revoked)
        return problem(401, "token", "Unauthorized",
            "send a token that this gateway knows as Authorization: Bearer TOKEN");
    request.token = **token;
    const Role needed = access == Access::Admin ? Role::Admin
        : access == Access::Operator            ? Role::Operator
                                                : Role::Viewer;
    if (request.token.role >= needed)
        return std::nullopt;
    return problem(403, "role", "Forbidden",
        "this needs the role " + std::string(nameOf(needed)) + "; the token has "
            + std::string(nameOf(request.token.role)));
}

Reply run(Services& services, const Request& request, Handler handler)
{
    auto reply = handler(services, request);
    return reply ? *std::move(reply) : problemOf(reply.error());
}

// The kept reply shows no secret: it was shown once.
std::string keptBody(Json body)
{
    if (body.is_object() && body.contains("secret"))
        body["secret"] = nullptr;
    return body.dump();
}

Reply runOnce(Services& services, const Request& request, Handler handler)
{
    constexpr std::chrono::hours kKept{24};
    const std::lock_guard lock(services.idempotent);
    const Instant now = services.clock.now();
    const std::string key = request.token.id + '/' + request.idempotencyKey;
    const auto hash = hashOf(request.method + ' ' + request.path + '\n' + request.body);
    if (auto forgotten = services.ports.replies.forgetBefore(now - kKept); !forgotten)
        return problemOf(forgotten.error());
    const auto kept = services.ports.replies.find(key);
    if (!kept)
        return problemOf(kept.error());
    if (*kept && (*kept)->request != hash)
        return problem(422, "idempotency", "Unprocessable Content",
            "this Idempotency-Key belongs to another request");
    if (*kept) {
        auto body = parseJson((*kept)->body, "reply");
        return {.status = (*kept)->status, .body = body.value_or(Json())};
    }
    Reply reply = run(services, request, handler);
    if (reply.status < 500) {
        const auto saved = services.ports.replies.keep(key,
            {.request = hash, .status = reply.status, .body = keptBody(reply.body), .kept = now});
        if (!saved)
            return problemOf(saved.error());
    }
    return reply;
}

} // namespace

bool isFromPeer(const Request& request) { return request.path.starts_with("peer/"); }

Reply answerTo(Services& services, Request request)
{
    bool isKnownPath = false;
    for (const Entry& entry : kEntries) {
        auto ids = match(entry.pattern, request.path);
        if (!ids)
            continue;
        isKnownPath = true;
        if (entry.method != request.method)
            continue;
        request.ids = *std::move(ids);
        if (auto refused = refusedByAccess(services, request, entry.access))
            return *std::move(refused);
        const bool isOnce = request.method == "POST" && !request.idempotencyKey.empty();
        return isOnce ? runOnce(services, request, entry.handler)
                      : run(services, request, entry.handler);
    }
    if (isKnownPath)
        return problem(405, "method", "Method Not Allowed",
            request.method + " is not offered at " + request.path);
    return problem(404, "not_found", "Not Found", "there is nothing at " + request.path);
}

} // namespace tollgate::gateway::admin
