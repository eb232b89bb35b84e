#pragma once

#include "gateway/client_connection_p.h"
#include "gateway/plane_services_p.h"
#include "gateway/relay_parser_p.h"

#include <optional>
#include <string>
#include <string_view>

namespace tollgate::gateway {

// One accepted request on its way to the upstream and back, until its answer is settled, logged
// and sent. Lives on the session's coroutine.
class Forwarding {
public:
    Forwarding(PlaneServices& services, ClientConnection& client, RequestParser& request,
        const Ticket& ticket);

    // Whether the client's connection is good for another request.
    Task<bool> run(
        const TrafficRules& rules, std::string_view forwardedTarget, std::string_view requestId);

private:
    enum class Answer : std::uint8_t {
        Complete, // the last bytes stand in the client's `out`
        Nothing, // the upstream gave nothing that could be sent on
        Broken, // it, or the client, went away in the middle
    };

    void writeRequestHead(const Upstream& upstream, std::string_view target);
    Task<bool> connect(const Upstream& upstream, bool mayReuse);
    Task<bool> resolveAndConnect(const Upstream& upstream);
    Task<> sendRequest();
    Task<> pumpBody();
    Task<> stopPump();
    Task<Answer> exchange(const Upstream& upstream);
    Task<Answer> relayAnswer();
    Task<bool> readAnswerHead();
    Task<bool> readFromUpstream();
    Task<bool> flushToClient();
    void writeAnswerHead();
    bool canRetry() const;
    Task<bool> finish(Answer answer);
    Task<bool> answerFailure(std::string_view reason, std::string_view detail, int status);
    Task<bool> settle(metering::Status status);
    UsageRecord recordOf(metering::Status status) const;
    Units record(UsageRecord& record, const Settlement& settlement, bool& isDurable);
    void giveUpstreamBack();

    PlaneServices& m_services;
    ClientConnection& m_client;
    RequestParser& m_request;
    const Ticket& m_ticket;
    const TrafficRules* m_rules = nullptr;
    std::string_view m_requestId;
    std::string m_head; // of the request, with what of its body came along
    std::string m_piece; // of a body that streams
    std::optional<ResponseParser> m_response;
    Signal m_pumpEnded;
    bool m_isPumping = false;
    bool m_isPumpStopped = false;
    bool m_isBodyBad = false;
    bool m_isClientGone = false;
    bool m_hasUpstreamSpoken = false;
    bool m_hasClientHeard = false; // bytes of the answer have left
    bool m_closesClient = false;
};

} // namespace tollgate::gateway
