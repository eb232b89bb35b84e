#include "environment_words.h"

#include "common/formats.h"

#include <QCoreApplication>

namespace tollgate::console {

namespace {

using workspace::ConnectionState;
using Health = ConnectionState::Health;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Console)
};

shell::EnvironmentKind kindOf(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return shell::EnvironmentKind::Production;
    case Environment::Staging:
        return shell::EnvironmentKind::Staging;
    case Environment::Dev:
        break;
    }
    return shell::EnvironmentKind::Development;
}

QString ageText(std::chrono::milliseconds age)
{
    return Words::tr("%1 s ago").arg(std::chrono::duration_cast<std::chrono::seconds>(age).count());
}

QString healthText(const ConnectionState& state)
{
    switch (state.health) {
    case Health::Closed:
        return Words::tr("not connected");
    case Health::Connecting:
        return Words::tr("connecting");
    case Health::Failed:
        return Words::tr("could not connect");
    case Health::Connected:
        return Words::tr("live");
    case Health::Stale:
        return Words::tr("stale, heard from %1").arg(ageText(state.age));
    case Health::Lost:
        return Words::tr("lost, heard from %1").arg(ageText(state.age));
    }
    return {};
}

} // namespace

shell::Environment environmentOf(const pages::PlansState& plans)
{
    if (!plans.study)
        return {.kind = shell::EnvironmentKind::Offline,
            .gateway = Words::tr("open a usage file or the sample"),
            .status = Words::tr("nothing leaves this computer"),
            .notes = {},
            .verb = {}};
    const bool isSample = plans.study->isSample;
    return {.kind = isSample ? shell::EnvironmentKind::Sample : shell::EnvironmentKind::File,
        .gateway
        = isSample ? Words::tr("a generated month") : QString::fromStdString(plans.study->title),
        .status = common::requests(static_cast<std::int64_t>(plans.study->usage.eventCount())),
        .notes = {Words::tr("No gateway connected")},
        .verb = {}};
}

shell::Environment environmentOf(const workspace::Connection& connection, bool isSample)
{
    const ConnectionState& state = connection.state();
    shell::Environment environment{.kind = shell::EnvironmentKind::Offline,
        .gateway = QString::fromStdString(connection.options().name),
        .status = healthText(state),
        .notes = {},
        .verb = {}};
    if (state.capabilities) {
        environment.kind
            = isSample ? shell::EnvironmentKind::Sample : kindOf(state.capabilities->environment);
        environment.gateway = QString::fromStdString(state.capabilities->name);
        environment.notes << Words::tr(
            "%n node(s)", nullptr, static_cast<int>(state.capabilities->nodes.size()));
    }
    if (connection.options().isReadOnly)
        environment.notes << Words::tr("Read-only");
    else if (state.capabilities && state.writeRefusal && connection.isProduction())
        environment.verb = Words::tr("Unlock editing");
    return environment;
}

} // namespace tollgate::console
