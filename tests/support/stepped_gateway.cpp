// The gateway as a process that can be killed, on a clock that its test steps:
//
//     stepped_gateway DATA NOW UPSTREAM strict|relaxed files|synced|lost
//
// NOW is RFC 3339. The clock moves a millisecond with every look at it, and by MS with a line
// "+MS" on the standard input, which is answered by {"now":"..."}. "stop", or the end of the
// input, stops the gateway as SIGTERM stops tollgated. "synced": writes that were not synced die
// with the process; "lost": synced ones as well.
#include "base/whole_number.h"
#include "gateway/gateway.h"
#include "store/store.h"
#include "support/store_ports.h"
#include "support/unsynced_files.h"

#include <QCoreApplication>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

using namespace tollgate;

namespace {

class TickingClock final : public gateway::Clock {
public:
    explicit TickingClock(Instant start) : m_now(start.time_since_epoch().count()) { }

    Instant now() const override { return move(1); }
    Instant move(std::int64_t millis) const
    {
        return Instant{std::chrono::milliseconds{m_now.fetch_add(millis) + millis}};
    }

private:
    mutable std::atomic<std::int64_t> m_now;
};

template <class T> T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "stepped_gateway: %s\n", describe(result.error()).c_str());
        std::exit(1);
    }
    return *std::move(result);
}

void say(const std::string& line)
{
    std::puts(line.c_str());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 6) {
        std::fputs("usage: stepped_gateway DATA NOW UPSTREAM DURABILITY FILES\n", stderr);
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    const std::string durability = argv[4];
    const std::string files = argv[5];
    if (files != "files")
        test::keepWritesUntilSynced(files == "lost" ? test::Sync::IsLost : test::Sync::Works);
    const TickingClock clock(must(parseInstant(argv[2])));
    gateway::GatewaySettings settings;
    settings.listen.port = 0;
    settings.admin.port = 0;
    settings.node = "one";
    settings.durability
        = durability == "strict" ? gateway::Durability::Strict : gateway::Durability::Relaxed;
    settings.rules.upstream = must(gateway::upstreamFromUrl(argv[3], "UPSTREAM"));
    const auto store = must(store::Store::open(argv[1]));
    const auto gateway = must(gateway::Gateway::start(
        settings, {.name = "stepped", .environment = "dev"}, test::portsOf(*store), clock));
    say("{\"listen\":\"" + gateway->listenAddress().text() + "\",\"admin\":\""
        + gateway->adminAddress().text() + "\"}");
    for (std::string line; std::getline(std::cin, line) && line != "stop";) {
        const auto millis = parseWholeNumber(std::string_view(line).substr(1)).value_or(0);
        say("{\"now\":\"" + formatInstantMillis(clock.move(millis)) + "\"}");
    }
    gateway->stop();
    return 0;
}
