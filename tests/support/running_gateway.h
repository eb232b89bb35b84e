#pragma once

#include "connectors/tollgate_gateway.h"
#include "support/program.h"

#include <QTemporaryDir>

#include <future>
#include <memory>
#include <string>

namespace tollgate::test {

// The real tollgated on free ports, with the shipped plans, an echo upstream and a first token.
class RunningGateway {
public:
    explicit RunningGateway(const std::string& environment = "dev");
    ~RunningGateway();

    void start(); // again: on the same admin port
    void kill(); // as a power cut would

    std::string admin() const { return "http://" + m_admin; }
    std::string adminAddress() const { return m_admin; }
    std::string dataPlane() const { return m_listen; }
    Secret token() const { return Secret(m_token); }

    std::shared_ptr<connectors::TollgateGateway> connect() const; // with the first token

    // Makes a consumer; gives the secret of its key.
    std::string addConsumer(const std::string& id, const std::string& plan);
    // Has a consumer ask for something so often; gives how many were let through.
    int request(const std::string& secret, int times, const std::string& path = "/v1/items");

private:
    QTemporaryDir m_folder;
    std::string m_token;
    std::string m_admin = "127.0.0.1:0";
    std::string m_listen;
    std::string m_upstream;
    std::unique_ptr<Program> m_echo;
    std::unique_ptr<Program> m_program;
};

// The answer of a call that the test's own thread may wait for: `start` is given the completion.
template <class T, class Start> Result<T> await(Start start)
{
    std::promise<Result<T>> promise;
    auto future = promise.get_future();
    start(ports::Completion<T>([&](Result<T> result) { promise.set_value(std::move(result)); }));
    return future.get();
}

} // namespace tollgate::test
