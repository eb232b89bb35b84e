// How long a console's poll of usage/live takes while 100 consumers are active, beside 1,000 and
// beside 100,000 who have all been active before; and beside the smallest answer of the same
// listener, so that the figure holds on any machine.
#include "base/json.h"
#include "support/gateway_fixture.h"
#include "support/loopback_client.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace tollgate;
using test::GatewayFixture;
using test::LoopbackClient;

namespace {

constexpr std::size_t kActive = 100;
constexpr std::size_t kThreads = 16; // strict: their events share commits
constexpr int kPolls = 200;
constexpr const char* kHealth = "/admin/v1/healthz";

struct Figures {
    double pollMillis = 0;
    double bareMillis = 0;
    std::size_t bytes = 0;
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

// Every `step`th of the consumers asks once.
void askOnce(const GatewayFixture& fixture, const std::string& address, std::size_t consumers,
    std::size_t step)
{
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            LoopbackClient client(address);
            for (std::size_t i = t * step; i < consumers; i += kThreads * step)
                client.ask("GET", "/bytes/1", fixture.keyField("c" + std::to_string(i)));
        });
    }
}

class Poller {
public:
    explicit Poller(const std::string& admin) : m_client(admin) { }

    double poll()
    {
        const double millis = time("/admin/v1/usage/live?cursor=" + m_cursor);
        m_cursor = parseJson(m_answer.body, "body").value()["cursor"].get<std::string>();
        return millis;
    }
    double time(const std::string& path)
    {
        const auto begin = std::chrono::steady_clock::now();
        m_answer = m_client.ask("GET", path, GatewayFixture::adminField());
        const std::chrono::duration<double, std::milli> took
            = std::chrono::steady_clock::now() - begin;
        return took.count();
    }
    std::size_t bytes() const { return m_answer.body.size(); }

private:
    LoopbackClient m_client;
    std::string m_cursor = "0";
    test::HttpAnswer m_answer;
};

Figures measure(std::size_t consumers)
{
    GatewayFixture fixture;
    fixture.addConsumers(consumers, "open");
    fixture.settings.durability = gateway::Durability::Strict; // what was answered is shown
    fixture.start();
    askOnce(fixture, fixture.address(), consumers, 1);
    fixture.clock.move(std::chrono::seconds(1));
    Poller poller(fixture.adminAddress());
    poller.poll();
    Figures figures;
    std::vector<double> polls;
    std::vector<double> bare;
    for (int i = 0; i < kPolls; ++i) {
        askOnce(fixture, fixture.address(), consumers, consumers / kActive);
        fixture.clock.move(std::chrono::seconds(1));
        polls.push_back(poller.poll());
        figures.bytes = std::max(figures.bytes, poller.bytes());
        bare.push_back(poller.time(kHealth));
    }
    figures.pollMillis = median(std::move(polls));
    figures.bareMillis = median(std::move(bare));
    return figures;
}

void print(std::size_t consumers, const Figures& figures)
{
    std::printf("%7zu consumers, %zu active: %.3f ms a poll, %.1fx a bare answer, %zu bytes\n",
        consumers, kActive, figures.pollMillis, figures.pollMillis / figures.bareMillis,
        figures.bytes);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const Figures few = measure(1'000);
    const Figures many = measure(100'000);
    print(1'000, few);
    print(100'000, many);
    std::printf("100 times the consumers take %.2fx\n", many.pollMillis / few.pollMillis);
    return 0;
}
