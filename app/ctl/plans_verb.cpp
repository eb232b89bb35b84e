#include "plans_verb.h"

#include "admin.h"
#include "verb.h"

#include "domain/plan_json.h"
#include "workspace/change_review.h"

#include <fmt/format.h>

namespace tollgate::ctl {

namespace {

constexpr const char* kSynopsis
    = "plans list\n"
      "       tollgatectl plans show ID\n"
      "       tollgatectl plans apply FILE   [--admin URL] [--confirm NAME] [--json]\n"
      "apply makes the plans that are new, and changes those that differ at once. A limit or "
      "quota\n"
      "that the file does not have is unlimited; members that Tollgate does not know stay.";

Result<PlanSet> served(const Admin& admin)
{
    return admin.ask<PlanSet>(
        [](ports::Gateway& gateway, auto done) { gateway.plans(std::move(done)); });
}

Result<int> list(const Admin& admin, const AdminOptions& options)
{
    const auto plans = served(admin);
    if (!plans)
        return fail(plans.error());
    Json items = Json::array();
    for (const Plan& plan : plans->plans) {
        if (options.json)
            items.push_back(toJson(plan));
        else
            fmt::print("{:<20}v{:<6}{:>12} {}  {}\n", plan.id.value, plan.version.value_or(0),
                formatMoney(plan.price), plan.price.currency.code, plan.name);
    }
    if (options.json)
        fmt::print("{}\n", Json{{"items", std::move(items)}, {"next", nullptr}}.dump(1));
    return kDone;
}

Result<int> show(const Admin& admin, const AdminOptions& options)
{
    const auto plans = served(admin);
    if (!plans)
        return fail(plans.error());
    const Plan* plan = plans->find(PlanId{options.words[1]});
    if (!plan)
        return fail({.code = ErrorCode::NotFound,
            .what = "there is no such plan",
            .where = "plan '" + options.words[1] + "'",
            .remedy = "see tollgatectl plans list"});
    fmt::print("{}\n", toJson(*plan).dump(1));
    return kDone;
}

// What became of one plan of the file.
struct Applied {
    Json json;
    bool isProven = true;
};

Result<Applied> create(const Admin& admin, const Plan& plan)
{
    return admin
        .ask<Plan>(
            [&](ports::Gateway& gateway, auto done) { gateway.createPlan(plan, std::move(done)); })
        .map([](const Plan& made) {
            return Applied{{{"plan", made.id.value}, {"result", "created"},
                {"version", made.version.value_or(1)}}};
        });
}

Result<Applied> change(
    const Admin& admin, const Plan& before, const Json& edits, const ports::Consent& consent)
{
    const std::int64_t base = before.version.value_or(1);
    const auto receipt = admin.ask<ports::ChangeReceipt>([&](ports::Gateway& gateway, auto done) {
        gateway.submit(
            {.what = ports::PlanEdit{before.id, base, edits}, .consent = consent}, std::move(done));
    });
    if (!receipt)
        return fail(receipt.error());
    return admin.await(receipt->operation).map([&](const ports::Operation& operation) {
        Json json{{"plan", before.id.value}, {"result", "changed"}, {"version", base + 1},
            {"change", receipt->change}};
        json.update(toJson(operation));
        return Applied{std::move(json), operation.state == ports::OperationState::Done};
    });
}

Result<Applied> applied(
    const Admin& admin, const PlanSet& today, const Plan& plan, const ports::Consent& consent)
{
    const Plan* before = today.find(plan.id);
    if (!before)
        return create(admin, plan);
    const Json differing = workspace::editsBetween(*before, plan);
    Json edits = Json::object();
    for (const auto& [name, value] : differing.items()) {
        if (!value.is_null()) // the file does not speak of it
            edits[name] = value;
    }
    if (edits.empty())
        return Applied{{{"plan", plan.id.value}, {"result", "unchanged"},
            {"version", before->version.value_or(1)}}};
    return change(admin, *before, edits, consent);
}

Result<int> apply(const Admin& admin, const AdminOptions& options)
{
    const auto file = workspace::readPlans(options.words[1]);
    if (!file)
        return badFile(file.error());
    if (!file->routesOrNone().empty())
        return fail({.code = ErrorCode::InvalidData,
            .what = "has routes, and this applies plans alone",
            .where = options.words[1],
            .remedy = "POST them to /admin/v1/routes, and take them out of the file"});
    const auto today = served(admin);
    if (!today)
        return fail(today.error());
    Json items = Json::array();
    bool isProven = true;
    for (const Plan& plan : file->plans) {
        auto done = applied(admin, *today, plan, options.consent);
        if (!done)
            return fail(within("plan '" + plan.id.value + "'", done.error()));
        isProven = isProven && done->isProven;
        if (!options.json)
            fmt::print("{:<20}{} (version {})\n", plan.id.value,
                done->json["result"].get<std::string>(), done->json["version"].get<std::int64_t>());
        items.push_back(std::move(done->json));
    }
    if (options.json)
        fmt::print("{}\n", Json{{"items", std::move(items)}}.dump(1));
    return isProven ? kDone : kNotDone;
}

Result<int> answer(const QStringList& arguments)
{
    QCommandLineParser parser;
    const auto options = parseAdmin(parser, arguments, kSynopsis);
    if (!options)
        return fail(options.error());
    if (!*options)
        return kDone;
    const auto& words = (*options)->words;
    const std::string verb = words.empty() ? "" : words[0];
    const std::size_t wanted = verb == "list" ? 1 : 2;
    if ((verb != "list" && verb != "show" && verb != "apply") || words.size() != wanted)
        return badUse("say list, show ID or apply FILE", "plans");
    const auto admin = Admin::connect(**options);
    if (!admin)
        return fail(admin.error());
    if (verb == "list")
        return list(*admin, **options);
    return verb == "show" ? show(*admin, **options) : apply(*admin, **options);
}

} // namespace

int runPlans(const QStringList& arguments) { return finish("plans", answer(arguments)); }

} // namespace tollgate::ctl
