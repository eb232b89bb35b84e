#pragma once

#include "gateway/answer_text.h"
#include "gateway/client_connection_p.h"
#include "gateway/plane_services_p.h"
#include "gateway/relay_parser_p.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tollgate::gateway {

// One client's connection: reads request after request, has each one admitted, and forwards or
// refuses it.
class ClientSession : public std::enable_shared_from_this<ClientSession> {
public:
    ClientSession(PlaneServices& services, Socket socket, Strand strand)
        : m_services(services), m_client(std::move(socket), std::move(strand))
    {
    }

    // Runs on its own; `ended` is called when the connection is closed.
    void start(std::function<void()> ended);
    // Ends after the request that runs, at once when none does. From any thread.
    void drain();

private:
    Task<> run();
    Task<bool> serveOne();
    Task<bool> readHead();
    Task<bool> refuseHead(error_code ec);
    Task<bool> continueBody();
    Task<std::optional<Refusal>> identify(std::string_view secret);
    Task<bool> serveVisit(const TrafficRules& rules, const Visit& visit);
    Task<std::optional<KeyCache::Answer>> lookUp(const ports::SecretHash& hash);
    Task<> refreshServing();
    Task<bool> refuse(const Refusal& refusal);
    Task<bool> answerProblem(const Problem& problem, bool closes);
    Task<bool> send();
    Task<> linger();
    bool canGoOn();

    PlaneServices& m_services;
    ClientConnection m_client;
    std::optional<RequestParser> m_request;
    std::string m_requestId;
    KeyCache::Owner m_owner; // of the request's key
    std::shared_ptr<const Serving> m_serving;
    bool m_isIdle = false; // between two requests
};

} // namespace tollgate::gateway
