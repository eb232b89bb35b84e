#include "workspace/connection.h"

namespace tollgate::workspace {

namespace {

using Health = ConnectionState::Health;

enum Step : std::size_t { Reach, Token, Version, Plans };

constexpr std::chrono::milliseconds kAgeTick{1'000};

std::vector<ConnectStep> allSteps()
{
    return {{.name = "Reach the gateway"}, {.name = "Check the token"},
        {.name = "Agree on a version"}, {.name = "Read the plans"}};
}

Error refused(std::string what, std::string remedy)
{
    return {.code = ErrorCode::Refused,
        .what = std::move(what),
        .where = {},
        .remedy = std::move(remedy)};
}

} // namespace

Connection::Connection(
    std::shared_ptr<ports::Gateway> gateway, ConnectionOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)),
      m_gate(std::move(gateway), [this](WriteGate::Reach reach, const ports::Consent& consent) {
          return refusalOf(reach, consent);
      })
{
    m_lockTimer.setSingleShot(true);
    m_ageTimer.setInterval(std::min(kAgeTick, m_options.staleAfter));
    connect(&m_lockTimer, &QTimer::timeout, this, &Connection::lock);
    connect(&m_ageTimer, &QTimer::timeout, this, &Connection::checkAge);
    m_state.writeRefusal = standingRefusal();
}

Connection::~Connection() = default;

bool Connection::isProduction() const
{
    return m_state.capabilities && m_state.capabilities->environment == Environment::Production;
}

void Connection::open()
{
    m_opening = std::make_unique<QObject>();
    m_state = {.health = Health::Connecting, .steps = allSteps()};
    renderGate();
    runStep(Reach);
    ask<void>(
        m_opening.get(),
        [](ports::Gateway& gateway, ports::Completion<void> done) {
            gateway.health(std::move(done));
        },
        [this](const Result<void>& healthy) {
            if (!healthy)
                return failStep(Reach, healthy.error());
            passStep(Reach);
            checkToken();
        });
}

void Connection::checkToken()
{
    runStep(Token);
    ask<Capabilities>(
        m_opening.get(),
        [](ports::Gateway& gateway, ports::Completion<Capabilities> done) {
            gateway.capabilities(std::move(done));
        },
        [this](Result<Capabilities> capabilities) {
            const bool isVersion
                = !capabilities && capabilities.error().code == ErrorCode::InvalidData;
            if (!capabilities && !isVersion)
                return failStep(Token, capabilities.error());
            passStep(Token);
            if (isVersion)
                return failStep(Version, capabilities.error());
            m_state.capabilities = *std::move(capabilities);
            passStep(Version);
            readPlans();
        });
}

void Connection::readPlans()
{
    runStep(Plans);
    ask<PlanSet>(
        m_opening.get(),
        [](ports::Gateway& gateway, ports::Completion<PlanSet> done) {
            gateway.plans(std::move(done));
        },
        [this](Result<PlanSet> plans) {
            if (!plans)
                return failStep(Plans, plans.error());
            finishOpening(*std::move(plans));
        });
}

void Connection::finishOpening(PlanSet plans)
{
    m_state.plans = std::make_shared<const PlanSet>(std::move(plans));
    m_state.health = Health::Connected;
    m_state.error.reset();
    m_ageTimer.start();
    renderGate();
    passStep(Plans);
    emit opened();
}

void Connection::close()
{
    m_opening.reset();
    m_ageTimer.stop();
    m_lockTimer.stop();
    m_state = {};
    renderGate();
    emit changed();
}

void Connection::unlock()
{
    m_lockTimer.start(m_options.unlockedFor);
    renderGate();
    emit changed();
}

void Connection::lock()
{
    m_lockTimer.stop();
    renderGate();
    emit changed();
}

void Connection::refreshPlans()
{
    ask<PlanSet>(
        this,
        [](ports::Gateway& gateway, ports::Completion<PlanSet> done) {
            gateway.plans(std::move(done));
        },
        [this](Result<PlanSet> plans) {
            if (!plans)
                return;
            m_state.plans = std::make_shared<const PlanSet>(*std::move(plans));
            emit changed();
            emit plansRead();
        });
}

void Connection::runStep(std::size_t step)
{
    m_state.steps[step].state = ConnectStep::State::Running;
    emit changed();
}

void Connection::passStep(std::size_t step)
{
    m_state.steps[step].state = ConnectStep::State::Done;
    emit changed();
}

void Connection::failStep(std::size_t step, const Error& error)
{
    m_state.steps[step].state = ConnectStep::State::Failed;
    m_state.health = Health::Failed;
    m_state.error = error;
    emit changed();
}

// Every answer says something about the connection: a refusal is an answer too.
void Connection::hear(const Error* error)
{
    const bool isAnswer
        = !error || (error->code != ErrorCode::Unavailable && error->code != ErrorCode::Cancelled);
    if (isAnswer)
        m_sinceAnswer.start();
    const Health before = m_state.health;
    const bool wasUp
        = before == Health::Connected || before == Health::Stale || before == Health::Lost;
    if (!wasUp || (error && error->code == ErrorCode::Cancelled))
        return;
    m_state.health = isAnswer ? Health::Connected : Health::Lost;
    m_state.error = isAnswer ? std::nullopt : std::optional(*error);
    m_state.age = std::chrono::milliseconds{m_sinceAnswer.elapsed()};
    if (m_state.health != before)
        emit changed();
}

void Connection::checkAge()
{
    m_state.age = std::chrono::milliseconds{m_sinceAnswer.elapsed()};
    if (m_state.health == Health::Connected && m_state.age > m_options.staleAfter)
        m_state.health = Health::Stale;
    if (m_state.health == Health::Stale || m_state.health == Health::Lost)
        emit changed(); // the age is on screen
}

void Connection::renderGate() { m_state.writeRefusal = standingRefusal(); }

std::optional<Error> Connection::standingRefusal() const
{
    if (m_options.isReadOnly)
        return refused("this connection is read-only", "open it without --read-only to edit");
    if (!m_state.capabilities)
        return refused("there is no connection to write to", "connect first");
    if (m_state.capabilities->role == Role::Viewer)
        return refused("this token can read plans but not change them",
            "use a token with the role operator or admin");
    if (isProduction() && !m_lockTimer.isActive())
        return refused("production is locked", "unlock editing first");
    return std::nullopt;
}

std::optional<Error> Connection::refusalOf(
    WriteGate::Reach reach, const ports::Consent& consent) const
{
    if (auto standing = standingRefusal())
        return standing;
    if (reach == WriteGate::Reach::Many && isProduction()
        && consent.confirmation != m_state.capabilities->name)
        return refused("this reaches every consumer of a production gateway",
            "type its name to confirm: " + m_state.capabilities->name);
    return std::nullopt;
}

} // namespace tollgate::workspace
