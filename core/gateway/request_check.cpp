#include "gateway/request_check_p.h"

#include "gateway/request_path.h"

namespace tollgate::gateway {

std::string_view problemWith(const RequestParser& request)
{
    if (request.namesTransferEncoding() && !request.chunked())
        return "Of the transfer encodings only chunked is understood.";
    if (request.namesTransferEncoding() && !request.isVersion11())
        return "HTTP/1.0 has no transfer encodings.";
    int hosts = 0;
    for (const HeadField& field : request.fields())
        hosts += field.id == http::field::host ? 1 : 0;
    if (hosts > 1 || (hosts == 0 && request.isVersion11()))
        return "A request has exactly one Host.";
    if (request.method() == "CONNECT" || !routedPath(request.target()))
        return "The request target must be a path.";
    return {};
}

Problem problemOf(error_code ec)
{
    if (ec == http::error::header_limit)
        return {.status = 431, .reason = "head_too_large", .detail = "The head is too large."};
    if (ec == http::error::body_limit)
        return {.status = 413, .reason = "body_too_large", .detail = "The body is too large."};
    if (ec == http::error::bad_transfer_encoding || ec == http::error::bad_content_length
        || ec == http::error::multiple_content_length)
        return {.status = 400,
            .reason = "bad_framing",
            .detail = "The head announces the length of its body in two ways, or in none."};
    return {.status = 400, .reason = "bad_request", .detail = "This is not an HTTP/1.1 request."};
}

} // namespace tollgate::gateway
