#include "consumers_verb.h"

#include "admin.h"
#include "verb.h"

#include <fmt/format.h>

namespace tollgate::ctl {

namespace {

constexpr const char* kSynopsis
    = "consumers list [--plan ID] [--state active|suspended]\n"
      "       tollgatectl consumers show ID\n"
      "       tollgatectl consumers create ID --plan ID\n"
      "       tollgatectl consumers move ID... --to PLAN   [--admin URL] [--confirm NAME] [--json]";

void printRow(const Consumer& consumer)
{
    fmt::print("{:<32}{:<16}{:<10}{}\n", consumer.id.value,
        fmt::format("{} v{}", consumer.plan.value, consumer.planVersion), nameOf(consumer.state),
        consumer.name);
}

int print(const Consumer& consumer, bool asJson)
{
    if (asJson)
        fmt::print("{}\n", toJson(consumer).dump(1));
    else
        printRow(consumer);
    return kDone;
}

Result<ports::ConsumerFilter> filterOf(const QCommandLineParser& parser)
{
    ports::ConsumerFilter filter{.plan = {parser.value(QStringLiteral("plan")).toStdString()}};
    const QString state = parser.value(QStringLiteral("state"));
    if (state == u"active")
        filter.state = ConsumerState::Active;
    else if (state == u"suspended")
        filter.state = ConsumerState::Suspended;
    else if (!state.isEmpty())
        return badUse(
            "--state must be active or suspended, is '" + state.toStdString() + "'", "consumers");
    return filter;
}

Result<int> list(const Admin& admin, const ports::ConsumerFilter& filter, bool asJson)
{
    constexpr std::size_t kPage = 1'000;
    Json items = Json::array();
    std::string cursor;
    do {
        const auto page = admin.ask<ports::Page<Consumer>>([&](ports::Gateway& gateway, auto done) {
            gateway.consumers(
                {.filter = filter, .cursor = cursor, .limit = kPage}, std::move(done));
        });
        if (!page)
            return fail(page.error());
        for (const Consumer& consumer : page->items) {
            if (asJson)
                items.push_back(toJson(consumer));
            else
                printRow(consumer);
        }
        cursor = page->next;
    } while (!cursor.empty());
    if (asJson)
        fmt::print("{}\n", Json{{"items", std::move(items)}, {"next", nullptr}}.dump(1));
    return kDone;
}

Result<int> show(const Admin& admin, const AdminOptions& options)
{
    return admin
        .ask<Consumer>([&](ports::Gateway& gateway, auto done) {
            gateway.consumer({options.words[1]}, std::move(done));
        })
        .map([&](const Consumer& consumer) { return print(consumer, options.json); });
}

Result<int> create(const Admin& admin, const AdminOptions& options, const std::string& plan)
{
    if (plan.empty())
        return badUse("--plan ID is missing", "consumers");
    return admin
        .ask<Consumer>([&](ports::Gateway& gateway, auto done) {
            gateway.createConsumer({options.words[1]}, {plan}, std::move(done));
        })
        .map([&](const Consumer& consumer) { return print(consumer, options.json); });
}

Result<int> move(const Admin& admin, const AdminOptions& options, const std::string& plan)
{
    if (plan.empty())
        return badUse("--to PLAN is missing", "consumers");
    ports::PlanMove move{.to = {plan}};
    for (std::size_t i = 1; i < options.words.size(); ++i)
        move.consumers.push_back({options.words[i]});
    const auto receipt = admin.ask<ports::ChangeReceipt>([&](ports::Gateway& gateway, auto done) {
        gateway.submit({.what = move, .consent = options.consent}, std::move(done));
    });
    if (!receipt)
        return fail(receipt.error());
    return admin.await(receipt->operation).map([&](const ports::Operation& operation) {
        if (!options.json) {
            fmt::print(
                "moved {} to {}, as change {}\n", move.consumers.size(), plan, receipt->change);
            return printProofs(operation);
        }
        Json json{{"change", receipt->change}};
        json.update(toJson(operation));
        fmt::print("{}\n", json.dump(1));
        return operation.state == ports::OperationState::Done ? kDone : kNotDone;
    });
}

Result<int> answer(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* name : {"plan", "state", "to"})
        parser.addOption(
            {QLatin1StringView(name), QStringLiteral("see above"), QStringLiteral("X")});
    const auto options = parseAdmin(parser, arguments, kSynopsis);
    if (!options)
        return fail(options.error());
    if (!*options)
        return kDone;
    const auto& words = (*options)->words;
    const std::string verb = words.empty() ? "" : words[0];
    const std::size_t least = verb == "list" ? 1 : 2;
    const bool isKnown = verb == "list" || verb == "show" || verb == "create" || verb == "move";
    if (!isKnown || words.size() < least || (words.size() > least && verb != "move"))
        return badUse("say list, show ID, create ID or move ID...", "consumers");
    const auto filter = filterOf(parser);
    if (!filter)
        return fail(filter.error());
    const auto admin = Admin::connect(**options);
    if (!admin)
        return fail(admin.error());
    if (verb == "list")
        return list(*admin, *filter, (*options)->json);
    if (verb == "show")
        return show(*admin, **options);
    if (verb == "create")
        return create(*admin, **options, filter->plan.value);
    return move(*admin, **options, parser.value(QStringLiteral("to")).toStdString());
}

} // namespace

int runConsumers(const QStringList& arguments) { return finish("consumers", answer(arguments)); }

} // namespace tollgate::ctl
