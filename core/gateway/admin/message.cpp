#include "gateway/admin/message.h"

namespace tollgate::gateway::admin {

namespace {

struct Kind {
    int status;
    const char* name;
    const char* title;
};

Kind kindOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::InvalidData:
    case ErrorCode::CutOff:
    case ErrorCode::Overflow:
        return {400, "invalid", "Bad Request"};
    case ErrorCode::NotFound:
        return {404, "not_found", "Not Found"};
    case ErrorCode::Conflict:
        return {409, "conflict", "Conflict"};
    case ErrorCode::Refused:
        return {403, "refused", "Forbidden"};
    case ErrorCode::Unavailable:
        return {503, "unavailable", "Service Unavailable"};
    case ErrorCode::Unreadable:
    case ErrorCode::Cancelled:
        break;
    }
    return {500, "internal", "Internal Server Error"};
}

} // namespace

Result<Json> Request::json() const
{
    auto json = parseJson(body.empty() ? "{}" : body, "body");
    if (json && !json->is_object())
        return fail({.code = ErrorCode::InvalidData,
            .what = "must be an object, is " + tollgate::kindOf(*json),
            .where = "body",
            .remedy = {}});
    return json;
}

std::string Request::queryOr(const std::string& name, std::string fallback) const
{
    const auto found = query.find(name);
    return found == query.end() ? std::move(fallback) : found->second;
}

Reply problemOf(const Error& error)
{
    const Kind kind = kindOf(error.code);
    Json body{{"type", std::string("urn:tollgate:problem:") + kind.name}, {"title", kind.title},
        {"status", kind.status},
        {"detail", error.remedy.empty() ? error.what : error.what + "; " + error.remedy}};
    if (!error.where.empty())
        body["field"] = error.where;
    return {.status = kind.status, .body = std::move(body)};
}

Reply preconditionFailed(std::string detail, const std::vector<std::string>& moved)
{
    return {.status = 412,
        .body = {{"type", "urn:tollgate:problem:moved"}, {"title", "Precondition Failed"},
            {"status", 412}, {"detail", std::move(detail)}, {"moved", moved}}};
}

Reply listOf(Json items, const std::string& next)
{
    return {.body = {{"items", std::move(items)}, {"next", next.empty() ? Json() : Json(next)}}};
}

} // namespace tollgate::gateway::admin
