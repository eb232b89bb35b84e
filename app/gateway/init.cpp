#include "verbs.h"

#include "arguments.h"
#include "domain/shipped_plans.h"
#include "gateway/clock.h"
#include "gateway/secret.h"
#include "sample.h"
#include "store/store.h"

#include <cstdio>

namespace tollgate::app {

namespace {

Result<std::string> environmentOf(const Arguments& arguments)
{
    const std::string environment = arguments.value("--environment", "dev");
    for (const char* known : {"production", "staging", "dev"}) {
        if (environment == known)
            return environment;
    }
    return fail({.code = ErrorCode::InvalidArgument,
        .what = "must be production, staging or dev, is '" + environment + "'",
        .where = "--environment",
        .remedy = {}});
}

Result<void> addPlans(store::Store& store, Instant now)
{
    for (const Plan& plan : shippedPlans().plans) {
        if (const auto created = store.plans().create(plan, now); !created)
            return fail(created.error());
    }
    return {};
}

Result<std::string> addFirstToken(store::Store& store, Instant now)
{
    const std::string secret = gateway::makeSecret("tg_admin_");
    return store.tokens()
        .create({.id = gateway::makeId("token_"),
                    .label = "first",
                    .role = ports::Role::Admin,
                    .created = now},
            gateway::hashOf(secret))
        .map([&] { return secret; });
}

void print(const std::string& token, bool asJson)
{
    if (asJson)
        std::printf("{\"token\":\"%s\"}\n", token.c_str());
    else
        std::printf("The first admin token; it is shown this once:\n%s\n", token.c_str());
}

Result<void> addSampleTo(store::Store& store, Instant now)
{
    return addSample(store, now).map([&](const AddedSample& added) {
        std::fprintf(stderr,
            "tollgated: the sample holds %zu requests of %zu consumers, from %s up to now; this "
            "month is in progress\n",
            added.requests, added.consumers, formatInstant(added.from).c_str());
    });
}

} // namespace

Result<void> init(const Words& words)
{
    const auto arguments = Arguments::read(words,
        {.withValue = {"--data", "--name", "--environment"}, .alone = {"--sample", "--json"}});
    if (!arguments)
        return fail(arguments.error());
    const auto folder = arguments->required("--data");
    if (!folder)
        return fail(folder.error());
    const auto environment = environmentOf(*arguments);
    if (!environment)
        return fail(environment.error());

    const Instant now = gateway::SystemClock().now();
    const auto store = store::Store::create(*folder,
        {.name = arguments->value("--name", "tollgate"), .environment = *environment}, now);
    if (!store)
        return fail(store.error());
    if (const auto added = addPlans(**store, now); !added)
        return added;
    if (arguments->has("--sample")) {
        if (const auto added = addSampleTo(**store, now); !added)
            return added;
    }
    return addFirstToken(**store, now).map([&](const std::string& token) {
        print(token, arguments->has("--json"));
    });
}

} // namespace tollgate::app
