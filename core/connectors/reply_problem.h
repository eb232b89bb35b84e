#pragma once

#include "base/json.h"

#include <QNetworkReply>

namespace tollgate::connectors {

// How far a request came before it failed; errors name it.
enum class Progress : std::uint8_t {
    Asked, // no connection yet
    Sent, // the request left; the answer did not come
};

// Why there is no answer at all. Names the stage: DNS, TCP, TLS or HTTP.
Error transportProblem(const QNetworkReply& reply, Progress progress);

// No answer within the time of its stage.
Error timeoutProblem(const QUrl& url, Progress progress);

// What an answer of 300 and above says: problem+json where it is that. A 401 is the token's, a 412
// names what moved.
Error answeredProblem(int status, const QByteArray& body, const QUrl& url);

// An answer that this version cannot read.
Error versionProblem(Error error, const QUrl& url);

} // namespace tollgate::connectors
