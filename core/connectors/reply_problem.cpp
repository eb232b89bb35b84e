#include "connectors/reply_problem.h"

#include "base/json_reader.h"
#include "connectors/admin_call.h"

#include <fmt/format.h>

namespace tollgate::connectors {

namespace {

std::string placeOf(const QUrl& url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toStdString();
}

std::string hostOf(const QUrl& url) { return url.authority(QUrl::FullyEncoded).toStdString(); }

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorCode::Refused;
    case 404:
        return ErrorCode::NotFound;
    case 409:
    case 412:
        return ErrorCode::Conflict;
    case 429:
        return ErrorCode::Unavailable;
    default:
        return status >= 500 ? ErrorCode::Unavailable : ErrorCode::InvalidArgument;
    }
}

} // namespace

Error transportProblem(const QNetworkReply& reply, Progress progress)
{
    const QUrl url = reply.url();
    Error error{.code = ErrorCode::Unavailable, .what = {}, .where = hostOf(url), .remedy = {}};
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        error.what = "DNS: no such host";
        error.remedy = "check the name, and that this computer is online";
        break;
    case QNetworkReply::ConnectionRefusedError:
        error.what = "TCP: nobody listens there";
        error.remedy = "check the port, and that the gateway runs";
        break;
    case QNetworkReply::SslHandshakeFailedError:
        error.what = "TLS: " + reply.errorString().toStdString();
        error.remedy = "check the certificate of the gateway, and who signed it";
        break;
    case QNetworkReply::RemoteHostClosedError:
        error.what = "HTTP: the connection ended before the answer";
        error.remedy = "check that the gateway runs, and its standard error";
        break;
    default:
        error.what = fmt::format("{}: {}", progress == Progress::Sent ? "HTTP" : "TCP",
            reply.errorString().toStdString());
        error.remedy = "check the address and the network";
    }
    return error;
}

Error timeoutProblem(const QUrl& url, Progress progress)
{
    if (progress == Progress::Asked)
        return {.code = ErrorCode::Unavailable,
            .what = fmt::format("TCP: no connection within {} s", kConnectPatience.count()),
            .where = hostOf(url),
            .remedy = "check the address, and whether a firewall stands in between"};
    return {.code = ErrorCode::Unavailable,
        .what = fmt::format("HTTP: no answer within {} s", kAnswerPatience.count()),
        .where = hostOf(url),
        .remedy = "check the gateway's load and its standard error"};
}

Error answeredProblem(int status, const QByteArray& body, const QUrl& url)
{
    Error error{.code = codeOf(status),
        .what = fmt::format("HTTP: answered {}", status),
        .where = placeOf(url),
        .remedy = {}};
    const auto json = parseJson(body.toStdString(), "answer");
    if (json && json->is_object()) {
        JsonReader in(*json, {});
        const std::string detail = in.text("detail", "");
        const std::string field = in.text("field", "");
        if (!detail.empty())
            error.what = detail;
        if (!field.empty())
            error.where = field;
    }
    if (status == 401) {
        error.what = "token: the gateway did not accept it (401)";
        error.where = hostOf(url);
        error.remedy = "enter a token that this gateway knows; it may have been revoked";
    } else if (status == 412) {
        error.remedy = "look at what moved, then review the change anew";
    } else if (status / 100 == 3) {
        error.remedy = "give the address that it points to";
    }
    return error;
}

Error versionProblem(Error error, const QUrl& url)
{
    return {.code = ErrorCode::InvalidData,
        .what = "version: the answer is none that this console reads: " + describe(error),
        .where = placeOf(url),
        .remedy
        = "check that the address is that of an admin API, and that both are of one version"};
}

} // namespace tollgate::connectors
