#include "admin.h"

#include "verb.h"

#include "connectors/admin_address.h"
#include "connectors/tollgate_gateway.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <thread>

namespace tollgate::ctl {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addOption(
        {QStringLiteral("admin"), QStringLiteral("the gateway's admin API (http://127.0.0.1:8081)"),
            QStringLiteral("URL"), QStringLiteral("http://127.0.0.1:8081")});
    parser.addOption({QStringLiteral("confirm"),
        QStringLiteral("the gateway's name: production asks for it"), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("print JSON for scripts")});
    parser.addOption({QStringLiteral("help"), QStringLiteral("print this")});
}

std::string_view nameOf(ports::OperationState state)
{
    using ports::OperationState;
    return state == OperationState::Running ? "running"
        : state == OperationState::Done     ? "done"
        : state == OperationState::Partial  ? "partial"
                                            : "failed";
}

} // namespace

Failure badUse(std::string what, const char* verb)
{
    return fail({.code = ErrorCode::InvalidArgument,
        .what = std::move(what),
        .where = {},
        .remedy = fmt::format("see tollgatectl {} --help", verb)});
}

Failure badFile(Error error)
{
    if (error.code != ErrorCode::Cancelled)
        error.code = ErrorCode::InvalidData;
    return fail(std::move(error));
}

Result<std::optional<AdminOptions>> parseAdmin(
    QCommandLineParser& parser, const QStringList& arguments, const char* synopsis)
{
    const std::string verb = arguments.value(0).toStdString();
    addOptions(parser);
    if (!parser.parse(arguments))
        return badUse(parser.errorText().toStdString(), verb.c_str());
    if (parser.isSet(QStringLiteral("help"))) {
        fmt::print("Usage: tollgatectl {}\nThe token is taken from $TOLLGATE_TOKEN.\n\n{}",
            synopsis, parser.helpText().section(QStringLiteral("\n\n"), 1).toStdString());
        return std::nullopt;
    }
    AdminOptions options{.address = parser.value(QStringLiteral("admin")).toStdString(),
        .token = Secret(qEnvironmentVariable("TOLLGATE_TOKEN").toStdString()),
        .consent = {.confirmation = parser.value(QStringLiteral("confirm")).toStdString()},
        .json = parser.isSet(QStringLiteral("json"))};
    for (const QString& word : parser.positionalArguments())
        options.words.push_back(word.toStdString());
    return options;
}

Result<Admin> Admin::connect(const AdminOptions& options)
{
    if (options.token.empty())
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "there is no token",
            .where = "$TOLLGATE_TOKEN",
            .remedy = "export TOLLGATE_TOKEN=..., as tollgated init printed it"});
    const auto address = connectors::adminAddress(options.address);
    if (!address)
        return fail(within("--admin", address.error()));
    return Admin(std::make_shared<connectors::TollgateGateway>(*address, options.token));
}

Result<ports::Operation> Admin::await(const std::string& operation) const
{
    constexpr std::chrono::milliseconds kInterval{200};
    for (;;) {
        auto found = ask<ports::Operation>([&](ports::Gateway& gateway, auto done) {
            gateway.operation(operation, std::move(done));
        });
        if (!found || found->state != ports::OperationState::Running)
            return found;
        std::this_thread::sleep_for(kInterval);
    }
}

int finish(const char* verb, const Result<int>& done)
{
    if (done)
        return *done;
    fmt::print(stderr, "tollgatectl {}: {}\n", verb, describe(done.error()));
    if (done.error().code == ErrorCode::Cancelled)
        return kInterrupted;
    const bool isInput = done.error().code == ErrorCode::InvalidArgument
        || done.error().code == ErrorCode::InvalidData;
    return isInput ? kBadInput : kNotDone;
}

Json toJson(const ports::Operation& operation)
{
    Json nodes = Json::array();
    for (const ports::NodeProof& proof : operation.nodes)
        nodes.push_back({{"node", proof.node}, {"asked", formatInstantMillis(proof.asked)},
            {"done", proof.done ? Json(formatInstantMillis(*proof.done)) : Json()},
            {"ms", proof.millis}, {"version", proof.version ? Json(*proof.version) : Json()},
            {"error", proof.error.empty() ? Json() : Json(proof.error)}});
    return {{"operation", operation.id}, {"state", nameOf(operation.state)},
        {"nodes", std::move(nodes)}};
}

int printProofs(const ports::Operation& operation)
{
    for (const ports::NodeProof& proof : operation.nodes) {
        if (!proof.done)
            fmt::print("  {:<24}did not answer: {}\n", proof.node, proof.error);
        else if (proof.version)
            fmt::print("  {:<24}reads version {}, after {} ms\n", proof.node, *proof.version,
                proof.millis);
        else
            fmt::print("  {:<24}done, after {} ms\n", proof.node, proof.millis);
    }
    return operation.state == ports::OperationState::Done ? kDone : kNotDone;
}

} // namespace tollgate::ctl
