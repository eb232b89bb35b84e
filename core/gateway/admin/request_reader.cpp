#include "gateway/admin/request_reader_p.h"

#include "gateway/head_writer_p.h"

#include <fmt/format.h>

namespace tollgate::gateway::admin {

namespace {

constexpr std::string_view kBase = "/admin/v1/";

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decoded(std::string_view text, bool isQuery)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += isQuery && text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

void readQuery(std::string_view query, Request& request)
{
    while (!query.empty()) {
        const auto pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        const auto equals = std::min(pair.find('='), pair.size());
        request.query[decoded(pair.substr(0, equals), true)]
            = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    }
}

void readField(const HeadField& field, Request& request)
{
    constexpr std::string_view kScheme = "bearer ";
    if (field.id == http::field::authorization
        && isSameName(field.value.substr(0, kScheme.size()), kScheme))
        request.bearer = field.value.substr(kScheme.size());
    else if (field.id == http::field::if_match)
        request.ifMatch = field.value;
    else if (isSameName(field.name, "idempotency-key"))
        request.idempotencyKey = field.value;
    else if (isSameName(field.name, "tollgate-confirm"))
        request.confirmation = field.value;
    else if (isSameName(field.name, "x-tollgate-peer"))
        request.peerSecret = field.value;
}

std::string_view phraseOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    default:
        return status < 500 ? "Refused" : "Failed";
    }
}

} // namespace

Request requestOf(const RequestParser& parser)
{
    Request request{.method = parser.method()};
    const std::string_view target = parser.target();
    const auto question = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, question);
    request.path = decoded(path.starts_with(kBase) ? path.substr(kBase.size()) : path, false);
    readQuery(target.substr(std::min(question + 1, target.size())), request);
    for (const HeadField& field : parser.fields())
        readField(field, request);
    return request;
}

std::string bytesOf(const Reply& reply, bool isHead, bool closes)
{
    constexpr int kNoContent = 204;
    const std::string body = reply.status == kNoContent
        ? std::string()
        : reply.body.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    std::string out = fmt::format("HTTP/1.1 {} {}\r\n", reply.status, phraseOf(reply.status));
    if (reply.status != kNoContent)
        out += fmt::format("Content-Type: application/{}\r\nContent-Length: {}\r\n",
            reply.status >= 400 ? "problem+json" : "json", body.size());
    out += "Cache-Control: no-store\r\n";
    if (!reply.etag.empty())
        out += "ETag: " + reply.etag + "\r\n";
    if (reply.retryAfter > 0)
        out += fmt::format("Retry-After: {}\r\n", reply.retryAfter);
    if (reply.status == 401)
        out += "WWW-Authenticate: Bearer realm=\"admin\"\r\n";
    out += closes ? "Connection: close\r\n\r\n" : "\r\n";
    return isHead ? out : out + body;
}

} // namespace tollgate::gateway::admin
