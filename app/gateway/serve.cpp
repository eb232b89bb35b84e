#include "verbs.h"

#include "arguments.h"
#include "base/whole_number.h"
#include "gateway/gateway.h"
#include "stop_signals.h"
#include "store/store.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

namespace tollgate::app {

namespace {

const Arguments::Known kKnown{.withValue = {"--data", "--listen", "--admin", "--upstream",
                                  "--config", "--durability", "--threads", "--node"},
    .alone = {}};

Result<std::string> readFile(const std::string& path)
{
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "cannot be read",
            .where = path,
            .remedy = "check --config"});
    return text.str();
}

// The configuration file, with what the command line says laid over it.
Result<gateway::TrafficRules> rulesOf(const Arguments& arguments)
{
    gateway::TrafficRules rules;
    if (arguments.has("--config")) {
        const std::string path = arguments.value("--config", "");
        auto read = readFile(path).and_then(
            [&](const std::string& text) { return gateway::trafficRulesFromJson(text, path); });
        if (!read)
            return fail(read.error());
        rules = *std::move(read);
    }
    if (!arguments.has("--upstream"))
        return rules;
    return gateway::upstreamFromUrl(arguments.value("--upstream", ""), "--upstream")
        .map([&](gateway::Upstream upstream) {
            rules.upstream = std::move(upstream);
            return rules;
        })
        .map_error([](Error error) {
            error.code = ErrorCode::InvalidArgument;
            return error;
        });
}

Result<gateway::Durability> durabilityOf(const Arguments& arguments)
{
    const std::string name = arguments.value("--durability", "relaxed");
    if (name == "strict")
        return gateway::Durability::Strict;
    if (name == "relaxed")
        return gateway::Durability::Relaxed;
    return fail({.code = ErrorCode::InvalidArgument,
        .what = "must be strict or relaxed, is '" + name + "'",
        .where = "--durability",
        .remedy = {}});
}

Result<unsigned> threadsOf(const Arguments& arguments)
{
    constexpr std::int64_t kMost = 256;
    if (!arguments.has("--threads"))
        return std::max(std::thread::hardware_concurrency(), 1U);
    const std::string text = arguments.value("--threads", "");
    const std::int64_t threads = parseWholeNumber(text).value_or(0);
    if (threads >= 1 && threads <= kMost)
        return static_cast<unsigned>(threads);
    return fail({.code = ErrorCode::InvalidArgument,
        .what = fmt::format("must be from 1 to {}, is '{}'", kMost, text),
        .where = "--threads",
        .remedy = {}});
}

Result<gateway::Address> adminAddressOf(const Arguments& arguments)
{
    auto admin = gateway::addressFromText(arguments.value("--admin", "127.0.0.1:8081"), "--admin");
    if (admin && !gateway::isLoopback(*admin))
        return fail({.code = ErrorCode::InvalidArgument,
            .what = fmt::format("{} is not a loopback address, and admin tokens do not travel "
                                "in the clear",
                admin->text()),
            .where = "--admin",
            .remedy = "listen on 127.0.0.1 and put a proxy with TLS in front"});
    return admin;
}

Result<gateway::GatewaySettings> settingsOf(const Arguments& arguments)
{
    gateway::GatewaySettings settings;
    const auto listen
        = gateway::addressFromText(arguments.value("--listen", "127.0.0.1:8080"), "--listen");
    const auto admin = adminAddressOf(arguments);
    const auto durability = durabilityOf(arguments);
    const auto threads = threadsOf(arguments);
    const auto rules = rulesOf(arguments);
    for (const Error* error : {listen ? nullptr : &listen.error(), admin ? nullptr : &admin.error(),
             durability ? nullptr : &durability.error(), threads ? nullptr : &threads.error(),
             rules ? nullptr : &rules.error()}) {
        if (error)
            return fail(*error);
    }
    settings.listen = *listen;
    settings.admin = *admin;
    settings.durability = *durability;
    settings.threads = *threads;
    settings.rules = *rules;
    settings.node = arguments.value("--node", "");
    return settings;
}

gateway::GatewayPorts portsOf(store::Store& store)
{
    return {.changes = store.changes(),
        .consumers = store.consumers(),
        .keys = store.keys(),
        .nodes = store.nodes(),
        .operations = store.operations(),
        .plans = store.plans(),
        .replies = store.replies(),
        .tokens = store.tokens(),
        .usage = store.usage()};
}

// A bad configuration is refused and the old one keeps serving.
void reload(gateway::Gateway& gateway, const Arguments& arguments)
{
    auto rules = rulesOf(arguments);
    if (rules)
        gateway.setRules(*std::move(rules));
    else
        std::fprintf(stderr, "tollgated: the old configuration keeps serving: %s\n",
            describe(rules.error()).c_str());
}

void sayHello(const gateway::Gateway& gateway, gateway::Durability durability)
{
    if (durability == gateway::Durability::Relaxed)
        std::fprintf(stderr,
            "tollgated: durability relaxed: a crash can lose the usage of the last %lld ms\n",
            static_cast<long long>(gateway::LogWriter::kRelaxedWindow.count()));
    std::printf("{\"listen\":\"%s\",\"admin\":\"%s\"}\n", gateway.listenAddress().text().c_str(),
        gateway.adminAddress().text().c_str());
    std::fflush(stdout);
}

} // namespace

Result<void> serve(const Words& words)
{
    const StopSignals stopSignals;
    const auto arguments = Arguments::read(words, kKnown);
    if (!arguments)
        return fail(arguments.error());
    const auto folder = arguments->required("--data");
    if (!folder)
        return fail(folder.error());
    auto settings = settingsOf(*arguments);
    if (!settings)
        return fail(settings.error());
    const auto store = store::Store::open(*folder);
    if (!store)
        return fail(store.error());
    const auto name = (*store)->name();
    if (!name)
        return fail(name.error());
    const gateway::SystemClock clock;
    const auto gateway = gateway::Gateway::start(
        *settings, {.name = name->name, .environment = name->environment}, portsOf(**store), clock);
    if (!gateway)
        return fail(gateway.error());
    sayHello(**gateway, settings->durability);
    while (stopSignals.next() == Asked::Reload)
        reload(**gateway, *arguments);
    (*gateway)->stop();
    return {};
}

} // namespace tollgate::app
