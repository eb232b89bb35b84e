#include "usage_verb.h"

#include "admin.h"
#include "verb.h"

#include <fmt/format.h>

namespace tollgate::ctl {

namespace {

constexpr const char* kSynopsis = "usage CONSUMER   [--admin URL] [--json]";

// A whole number where it is one, else a decimal string: as the admin API has it.
Json quantityJson(Meter meter, Quantity quantity)
{
    const std::int64_t one = quantityOf(meter, 1)->value;
    if (quantity.value % one == 0)
        return quantity.value / one;
    return formatQuantity(meter, quantity);
}

Json toJson(const ports::ConsumerUsage& usage)
{
    Json meters = Json::object();
    for (const ports::MeterUse& use : usage.meters)
        meters[std::string(nameOf(use.meter))] = {{"used", quantityJson(use.meter, use.used)},
            {"included", use.included ? quantityJson(use.meter, *use.included) : Json()},
            {"over", quantityJson(use.meter, use.over)}};
    Json refused = Json::object();
    for (const RefusalKind kind : kRefusalKinds) {
        if (kind != RefusalKind::Hour || usage.refused[indexOf(kind)] != 0)
            refused[std::string(nameOf(kind))] = usage.refused[indexOf(kind)];
    }
    return {{"period",
                {{"start", formatInstant(usage.period.begin)},
                    {"end", formatInstant(usage.period.end)}}},
        {"meters", std::move(meters)}, {"refused", std::move(refused)}};
}

void printTable(const ports::ConsumerUsage& usage)
{
    fmt::print(
        "from {} to {}\n", formatInstant(usage.period.begin), formatInstant(usage.period.end));
    for (const ports::MeterUse& use : usage.meters)
        fmt::print("  {:<18}{:>14} of {:<14}{}\n", nameOf(use.meter),
            formatQuantity(use.meter, use.used),
            use.included ? formatQuantity(use.meter, *use.included) : std::string("unlimited"),
            use.over.value > 0 ? formatQuantity(use.meter, use.over) + " over" : std::string());
    for (const RefusalKind kind : kRefusalKinds) {
        if (usage.refused[indexOf(kind)] != 0)
            fmt::print("  refused: {:<9}{:>14}\n", nameOf(kind), usage.refused[indexOf(kind)]);
    }
}

Result<int> answer(const QStringList& arguments)
{
    QCommandLineParser parser;
    const auto options = parseAdmin(parser, arguments, kSynopsis);
    if (!options)
        return fail(options.error());
    if (!*options)
        return kDone;
    if ((*options)->words.size() != 1)
        return badUse("name one consumer", "usage");
    const auto admin = Admin::connect(**options);
    if (!admin)
        return fail(admin.error());
    return admin
        ->ask<ports::ConsumerUsage>([&](ports::Gateway& gateway, auto done) {
            gateway.consumerUsage({(*options)->words[0]}, std::move(done));
        })
        .map([&](const ports::ConsumerUsage& usage) {
            if ((*options)->json)
                fmt::print("{}\n", toJson(usage).dump(1));
            else
                printTable(usage);
            return kDone;
        });
}

} // namespace

int runUsage(const QStringList& arguments) { return finish("usage", answer(arguments)); }

} // namespace tollgate::ctl
