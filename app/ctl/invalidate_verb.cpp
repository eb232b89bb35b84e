#include "invalidate_verb.h"

#include "admin.h"
#include "verb.h"

#include <fmt/format.h>

namespace tollgate::ctl {

namespace {

constexpr const char* kSynopsis
    = "invalidate --consumer ID|--key ID|--plan ID|--all   [--admin URL] "
      "[--confirm NAME] [--json]";

Result<ports::InvalidationOrder> orderOf(const QCommandLineParser& parser)
{
    using ports::InvalidationScope;
    std::vector<ports::InvalidationOrder> orders;
    for (const InvalidationScope scope :
        {InvalidationScope::Consumer, InvalidationScope::Key, InvalidationScope::Plan}) {
        const QString option = QString::fromStdString(std::string(nameOf(scope)));
        if (parser.isSet(option))
            orders.push_back({.scope = scope, .id = parser.value(option).toStdString()});
    }
    if (parser.isSet(QStringLiteral("all")))
        orders.push_back({.scope = InvalidationScope::All});
    if (orders.size() != 1)
        return badUse("say one of --consumer ID, --key ID, --plan ID and --all", "invalidate");
    return orders.front();
}

Result<int> answer(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* scope : {"consumer", "key", "plan"})
        parser.addOption({QLatin1StringView(scope), QStringLiteral("drop what belongs to it"),
            QStringLiteral("ID")});
    parser.addOption({QStringLiteral("all"), QStringLiteral("drop everything")});
    const auto options = parseAdmin(parser, arguments, kSynopsis);
    if (!options)
        return fail(options.error());
    if (!*options)
        return kDone;
    auto order = orderOf(parser);
    if (!order)
        return fail(order.error());
    order->consent = (*options)->consent;
    const auto admin = Admin::connect(**options);
    if (!admin)
        return fail(admin.error());
    return admin
        ->ask<std::string>([&](ports::Gateway& gateway, auto done) {
            gateway.invalidate(*order, std::move(done));
        })
        .and_then([&](const std::string& id) { return admin->await(id); })
        .map([&](const ports::Operation& operation) {
            if (!(*options)->json)
                return printProofs(operation);
            fmt::print("{}\n", toJson(operation).dump(1));
            return operation.state == ports::OperationState::Done ? kDone : kNotDone;
        });
}

} // namespace

int runInvalidate(const QStringList& arguments) { return finish("invalidate", answer(arguments)); }

} // namespace tollgate::ctl
