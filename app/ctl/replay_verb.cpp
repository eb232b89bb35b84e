#include "replay_verb.h"

#include "admin.h"
#include "interrupt.h"
#include "progress_bar.h"
#include "verb.h"

#include "base/whole_number.h"
#include "connectors/recording.h"
#include "history/import.h"

#include <fmt/format.h>

#include <QElapsedTimer>
#include <QEventLoop>

namespace tollgate::ctl {

namespace {

constexpr const char* kSynopsis
    = "replay --usage FILE --speed N [--top N] [--plan ID]\n"
      "           [--format F] [--map M]   [--admin URL] [--json]\n"
      "Makes the log's busiest consumers and a key each on a running gateway, and plays their\n"
      "requests through its data plane, each consumer's in their order. A consumer that is there\n"
      "already keeps its plan.";

struct ReplayOptions {
    std::filesystem::path usage;
    history::ImportOptions import;
    double speed = 1;
    std::size_t top = 50;
    std::string plan; // empty: the gateway's first
};

void addOptions(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const char* value, const char* description,
                         const char* fallback = "") {
        parser.addOption({QLatin1StringView(name), QLatin1StringView(description),
            QLatin1StringView(value), QLatin1StringView(fallback)});
    };
    add("usage", "FILE", "an access log, csv or jsonl, plain or gzip");
    add("speed", "N", "times as fast as it was; 0: as fast as it goes");
    add("top", "N", "how many consumers, the busiest first (50; 0: all)", "50");
    add("plan", "ID", "the plan of consumers that are made (the gateway's first)");
    add("format", "F", "combined, csv or jsonl (found out by itself)");
    add("map", "M", "consumer=F,time=F,status=F,method=F,path=F");
}

Result<ReplayOptions> optionsOf(const QCommandLineParser& parser)
{
    const auto text
        = [&](const char* name) { return parser.value(QLatin1StringView(name)).toStdString(); };
    ReplayOptions options{.usage = text("usage"), .plan = text("plan")};
    options.import.keepTargets = true;
    if (options.usage.empty())
        return badUse("--usage FILE is missing", "replay");
    bool isNumber = false;
    options.speed = parser.value(QStringLiteral("speed")).toDouble(&isNumber);
    if (!isNumber || !(options.speed >= 0) || options.speed > 1e9)
        return badUse("--speed must be a number from 0, is '" + text("speed") + "'", "replay");
    const auto top = parseWholeNumber(text("top"));
    if (!top)
        return badUse("--top must be a whole number from 0, is '" + text("top") + "'", "replay");
    options.top = static_cast<std::size_t>(*top);
    if (const std::string format = text("format"); !format.empty()) {
        options.import.format = history::formatNamed(format);
        if (!options.import.format)
            return badUse("--format must be combined, csv or jsonl, is '" + format + "'", "replay");
    }
    if (const std::string map = text("map"); !map.empty()) {
        auto fields = history::parseFieldMap(map);
        if (!fields)
            return fail(fields.error());
        options.import.map = *std::move(fields);
    }
    return options;
}

// Where there is no --plan, the first that the gateway lists.
Result<PlanId> planFor(const Admin& admin, const std::string& wanted)
{
    const auto plans = admin.ask<PlanSet>(
        [](ports::Gateway& gateway, auto done) { gateway.plans(std::move(done)); });
    if (!plans)
        return fail(plans.error());
    if (!wanted.empty() && !plans->find(PlanId{wanted}))
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "the gateway has no plan '" + wanted + "'",
            .where = "--plan",
            .remedy = "see tollgatectl plans list"});
    if (!wanted.empty())
        return PlanId{wanted};
    if (!plans->plans.empty())
        return plans->plans.front().id;
    return fail({.code = ErrorCode::NotFound,
        .what = "the gateway has no plans",
        .where = {},
        .remedy = "make one: tollgatectl plans apply FILE"});
}

// A secret for each consumer of the recording.
Result<std::vector<std::string>> keysFor(
    const Admin& admin, const connectors::Recording& recording, const PlanId& plan)
{
    std::vector<std::string> keys;
    for (const connectors::Recording::Source& source : recording.consumers) {
        const auto made = admin.ask<Consumer>([&](ports::Gateway& gateway, auto done) {
            gateway.createConsumer({source.id}, plan, std::move(done));
        });
        if (!made && made.error().code != ErrorCode::Conflict)
            return fail(within("consumer '" + source.id + "'", made.error()));
        const auto key = admin.ask<ports::IssuedKey>([&](ports::Gateway& gateway, auto done) {
            gateway.createKey({source.id}, "replay", std::move(done));
        });
        if (!key)
            return fail(within("consumer '" + source.id + "'", key.error()));
        keys.push_back(key->secret);
    }
    return keys;
}

struct Outcome {
    connectors::Played played;
    double seconds = 0;
    bool isWhole = true; // nobody interrupted it
};

Result<Outcome> play(
    const std::string& dataPlane, connectors::Play wanted, const std::stop_token& stop)
{
    const auto requests = static_cast<double>(wanted.requests.size());
    ProgressBar bar;
    QEventLoop loop;
    QElapsedTimer clock;
    connectors::TrafficPlayer player(QUrl(QString::fromStdString(dataPlane)), std::move(wanted));
    QObject::connect(&player, &connectors::TrafficPlayer::finished, &loop, &QEventLoop::quit);
    QObject::connect(&player, &connectors::TrafficPlayer::progressed, &player, [&](qint64 through) {
        bar.show("playing", static_cast<double>(through) / requests);
        if (stop.stop_requested())
            player.stop();
    });
    clock.start();
    player.start();
    loop.exec();
    if (player.error())
        return fail(*player.error());
    constexpr double kMillis = 1'000;
    return Outcome{.played = player.played(),
        .seconds = static_cast<double>(clock.elapsed()) / kMillis,
        .isWhole = !stop.stop_requested()};
}

int print(const connectors::Recording& recording, const Outcome& outcome, bool asJson)
{
    Json statuses = Json::object();
    for (const auto& [status, count] : outcome.played.statuses)
        statuses[std::to_string(status)] = count;
    const Json json{{"consumers", recording.consumers.size()},
        {"requests", recording.requests.size()}, {"answered", outcome.played.answered},
        {"unanswered", outcome.played.unanswered}, {"mended", recording.mended},
        {"seconds", outcome.seconds}, {"statuses", statuses}};
    if (asJson) {
        fmt::print("{}\n", json.dump(1));
    } else {
        fmt::print("{} of {} requests of {} consumers were answered in {:.1f} s\n",
            outcome.played.answered, recording.requests.size(), recording.consumers.size(),
            outcome.seconds);
        for (const auto& [status, count] : outcome.played.statuses)
            fmt::print("  {}  {}\n", status, count);
        if (outcome.played.unanswered > 0)
            fmt::print("  {} got no answer\n", outcome.played.unanswered);
        if (recording.mended > 0)
            fmt::print("  {} had a request line that cannot be sent, and were sent as GET /\n",
                recording.mended);
    }
    if (!outcome.isWhole)
        return kInterrupted;
    return outcome.played.unanswered == 0 ? kDone : kNotDone;
}

Result<int> replay(const AdminOptions& options, const ReplayOptions& wanted)
{
    const auto admin = Admin::connect(options);
    if (!admin)
        return fail(admin.error());
    const Interrupt interrupt;
    const auto capabilities = admin->ask<Capabilities>(
        [](ports::Gateway& gateway, auto done) { gateway.capabilities(std::move(done)); });
    if (!capabilities)
        return fail(capabilities.error());
    const auto plan = planFor(*admin, wanted.plan);
    if (!plan)
        return fail(plan.error());
    const auto import = history::importUsage(
        wanted.usage, wanted.import, {.stop = interrupt.token(), .progress = {}});
    if (!import)
        return badFile(import.error());
    const connectors::Recording recording = connectors::recordingOf(import->usage, wanted.top);
    const auto keys = keysFor(*admin, recording, *plan);
    if (!keys)
        return fail(keys.error());
    return play(capabilities->dataPlane,
        {.keys = *keys,
            .targets = recording.targets,
            .requests = recording.requests,
            .speed = wanted.speed},
        interrupt.token())
        .map([&](const Outcome& outcome) { return print(recording, outcome, options.json); });
}

Result<int> answer(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const auto options = parseAdmin(parser, arguments, kSynopsis);
    if (!options)
        return fail(options.error());
    if (!*options)
        return kDone;
    if (!(*options)->words.empty())
        return badUse("'" + (*options)->words[0] + "' is not an option", "replay");
    return optionsOf(parser).and_then(
        [&](const ReplayOptions& wanted) { return replay(**options, wanted); });
}

} // namespace

int runReplay(const QStringList& arguments) { return finish("replay", answer(arguments)); }

} // namespace tollgate::ctl
