#include "support/scripted_gateway.h"

namespace tollgate::test {

namespace {

template <class T> Result<T> next(std::deque<Result<T>>& answers)
{
    Result<T> answer = answers.front();
    if (answers.size() > 1)
        answers.pop_front();
    return answer;
}

} // namespace

Error noAnswer()
{
    return {.code = ErrorCode::Unavailable,
        .what = "connection refused",
        .where = "127.0.0.1:8081",
        .remedy = {}};
}

ScriptedGateway::ScriptedGateway()
    : capabilitiesAnswer(Capabilities{.product = "tollgate",
        .name = "gateway-eu",
        .environment = Environment::Dev,
        .node = "eu-1",
        .role = Role::Admin,
        .durability = "relaxed",
        .changeTimings = {"immediate"},
        .changeCounters = {"keep"}}),
      liveAnswers{ports::LiveSlice{.cursor = "1", .node = "eu-1"}}, operationAnswers{
                                                                        ports::Operation{
                                                                            .id = "op_1"}}
{
}

template <class T>
void ScriptedGateway::answer(
    const char* call, const Result<T>& with, const ports::Completion<T>& done)
{
    ++asked[call];
    done(isSilent ? Result<T>(fail(noAnswer())) : with);
}

void ScriptedGateway::health(ports::Completion<void> done) { answer("health", healthAnswer, done); }

void ScriptedGateway::capabilities(ports::Completion<Capabilities> done)
{
    answer("capabilities", capabilitiesAnswer, done);
}

void ScriptedGateway::plans(ports::Completion<PlanSet> done) { answer("plans", plansAnswer, done); }

void ScriptedGateway::consumers(
    const ports::ConsumerQuestion& /*question*/, ports::Completion<ports::Page<Consumer>> done)
{
    answer("consumers", Result<ports::Page<Consumer>>{}, done);
}

void ScriptedGateway::consumer(const ConsumerId& /*id*/, ports::Completion<Consumer> done)
{
    answer("consumer", consumerAnswer, done);
}

void ScriptedGateway::consumerUsage(
    const ConsumerId& /*id*/, ports::Completion<ports::ConsumerUsage> done)
{
    answer("consumerUsage", Result<ports::ConsumerUsage>{}, done);
}

void ScriptedGateway::keys(
    const ConsumerId& /*consumer*/, ports::Completion<std::vector<ApiKey>> done)
{
    answer("keys", Result<std::vector<ApiKey>>{}, done);
}

void ScriptedGateway::liveUsage(
    const std::string& /*cursor*/, ports::Completion<ports::LiveSlice> done)
{
    if (isSilent)
        return answer("liveUsage", liveAnswers.front(), done); // not used up
    const auto slice = next(liveAnswers);
    answer("liveUsage", slice, done);
}

void ScriptedGateway::usageHistory(
    const std::string& /*cursor*/, ports::Completion<ports::HistorySlice> done)
{
    answer("usageHistory", Result<ports::HistorySlice>{}, done);
}

void ScriptedGateway::changes(ports::Completion<std::vector<ports::Change>> done)
{
    answer("changes", changesAnswer, done);
}

void ScriptedGateway::operation(const std::string& /*id*/, ports::Completion<ports::Operation> done)
{
    if (isSilent)
        return answer("operation", operationAnswers.front(), done);
    const auto operation = next(operationAnswers);
    answer("operation", operation, done);
}

void ScriptedGateway::nodes(ports::Completion<std::vector<ports::NodeStatus>> done)
{
    answer("nodes", nodesAnswer, done);
}

void ScriptedGateway::createConsumer(
    const ConsumerId& /*id*/, const PlanId& /*plan*/, ports::Completion<Consumer> done)
{
    answer("createConsumer", Result<Consumer>{}, done);
}

void ScriptedGateway::createKey(const ConsumerId& /*consumer*/, const std::string& /*label*/,
    ports::Completion<ports::IssuedKey> done)
{
    answer("createKey", Result<ports::IssuedKey>{}, done);
}

void ScriptedGateway::revokeKey(const KeyId& /*id*/, ports::Completion<ApiKey> done)
{
    answer("revokeKey", Result<ApiKey>{}, done);
}

void ScriptedGateway::createPlan(const Plan& plan, ports::Completion<Plan> done)
{
    answer("createPlan", Result<Plan>{plan}, done);
}

void ScriptedGateway::submit(
    const ports::ChangeOrder& order, ports::Completion<ports::ChangeReceipt> done)
{
    submitted.push_back(order);
    answer("submit", submitAnswer, done);
}

void ScriptedGateway::undo(const std::string& change, const ports::Consent& consent,
    ports::Completion<ports::ChangeReceipt> done)
{
    undone.emplace_back(change, consent);
    answer("undo", undoAnswer, done);
}

void ScriptedGateway::invalidate(
    const ports::InvalidationOrder& order, ports::Completion<std::string> done)
{
    invalidated.push_back(order);
    answer("invalidate", invalidateAnswer, done);
}

} // namespace tollgate::test
