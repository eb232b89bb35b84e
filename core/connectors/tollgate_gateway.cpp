#include "connectors/tollgate_gateway.h"

#include "connectors/admin_client.h"
#include "connectors/admin_json.h"
#include "domain/plan_json.h"

#include <QUuid>

namespace tollgate::connectors {

namespace {

// Passes one answer on; where none comes before the last copy goes, that it was cancelled.
class Answer {
public:
    explicit Answer(ports::Completion<Json> done) : m_done(std::move(done)) { }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;
    ~Answer()
    {
        if (m_done)
            m_done(fail({.code = ErrorCode::Cancelled,
                .what = "the connection was closed",
                .where = {},
                .remedy = {}}));
    }
    void give(Result<Json> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result));
    }

private:
    ports::Completion<Json> m_done;
};

AdminRequest get(std::string path) { return {.path = std::move(path)}; }

AdminRequest post(std::string path, Json body, ports::Consent consent = {})
{
    // Without it an answer that got lost could not be asked for again.
    if (consent.idempotencyKey.empty())
        consent.idempotencyKey = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    return {.verb = "POST",
        .path = std::move(path),
        .body = std::move(body),
        .consent = std::move(consent)};
}

std::string filterText(const ports::ConsumerFilter& filter)
{
    std::string text = filter.plan.empty() ? "" : "plan:" + filter.plan.value;
    if (filter.state)
        text += (text.empty() ? "state:" : " state:") + std::string(nameOf(*filter.state));
    return text;
}

} // namespace

TollgateGateway::TollgateGateway(const QUrl& address, Secret token)
    : m_address(address), m_client(new AdminClient(address, std::move(token)))
{
    m_thread.setObjectName(QStringLiteral("gateway connector"));
    m_client->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_client, &QObject::deleteLater);
    m_thread.start();
}

TollgateGateway::~TollgateGateway()
{
    m_thread.quit();
    m_thread.wait();
}

void TollgateGateway::send(AdminRequest request, ports::Completion<Json> done)
{
    const auto answer = std::make_shared<Answer>(std::move(done));
    QMetaObject::invokeMethod(m_client, [client = m_client, request = std::move(request), answer] {
        client->send(request, [answer](Result<Json> json) { answer->give(std::move(json)); });
    });
}

template <class T>
void TollgateGateway::ask(
    const AdminRequest& request, Result<T> (*read)(const Json&), ports::Completion<T> done)
{
    send(request, [read, address = m_address, done = std::move(done)](Result<Json> json) {
        if (!json)
            return done(fail(std::move(json.error())));
        done(read(*json).map_error(
            [&](Error error) { return versionProblem(std::move(error), address); }));
    });
}

void TollgateGateway::health(ports::Completion<void> done)
{
    send(get("healthz"),
        [done = std::move(done)](Result<Json> json) { done(json.map([](const Json&) {})); });
}

void TollgateGateway::capabilities(ports::Completion<Capabilities> done)
{
    ask(get("capabilities"), capabilitiesFromJson, std::move(done));
}

void TollgateGateway::plans(ports::Completion<PlanSet> done)
{
    ask<std::vector<Plan>>(get("plans"), plansFromJson,
        [this, done = std::move(done)](Result<std::vector<Plan>> plans) {
            if (!plans)
                return done(fail(std::move(plans.error())));
            ask<std::vector<Route>>(get("routes"), routesFromJson,
                [done, plans = *std::move(plans)](Result<std::vector<Route>> routes) {
                    done(routes.map([&](std::vector<Route> all) {
                        return PlanSet{.plans = plans, .routes = std::move(all)};
                    }));
                });
        });
}

void TollgateGateway::consumers(
    const ports::ConsumerQuestion& question, ports::Completion<ports::Page<Consumer>> done)
{
    AdminRequest request = get("consumers");
    request.query = {{"limit", std::to_string(question.limit)}};
    if (const std::string filter = filterText(question.filter); !filter.empty())
        request.query.emplace_back("filter", filter);
    if (!question.cursor.empty())
        request.query.emplace_back("cursor", question.cursor);
    ask(std::move(request), consumerPageFromJson, std::move(done));
}

void TollgateGateway::consumer(const ConsumerId& id, ports::Completion<Consumer> done)
{
    ask(get(pathOf("consumers", id.value)), servedConsumerFromJson, std::move(done));
}

void TollgateGateway::consumerUsage(
    const ConsumerId& id, ports::Completion<ports::ConsumerUsage> done)
{
    ask(get(pathOf("consumers", id.value, "usage")), consumerUsageFromJson, std::move(done));
}

void TollgateGateway::keys(const ConsumerId& consumer, ports::Completion<std::vector<ApiKey>> done)
{
    ask(get(pathOf("consumers", consumer.value, "keys")), keysFromJson, std::move(done));
}

void TollgateGateway::liveUsage(const std::string& cursor, ports::Completion<ports::LiveSlice> done)
{
    AdminRequest request = get("usage/live");
    if (!cursor.empty())
        request.query = {{"cursor", cursor}};
    ask(std::move(request), liveSliceFromJson, std::move(done));
}

void TollgateGateway::usageHistory(
    const std::string& cursor, ports::Completion<ports::HistorySlice> done)
{
    AdminRequest request = get("usage/history");
    if (!cursor.empty())
        request.query = {{"cursor", cursor}};
    ask(std::move(request), historySliceFromJson, std::move(done));
}

void TollgateGateway::changes(ports::Completion<std::vector<ports::Change>> done)
{
    ask(get("changes"), changesFromJson, std::move(done));
}

void TollgateGateway::operation(const std::string& id, ports::Completion<ports::Operation> done)
{
    ask(get(pathOf("operations", id)), operationFromJson, std::move(done));
}

void TollgateGateway::nodes(ports::Completion<std::vector<ports::NodeStatus>> done)
{
    ask(get("nodes"), nodesFromJson, std::move(done));
}

void TollgateGateway::createConsumer(
    const ConsumerId& id, const PlanId& plan, ports::Completion<Consumer> done)
{
    ask(post("consumers", {{"consumer_id", id.value}, {"plan", plan.value}}),
        servedConsumerFromJson, std::move(done));
}

void TollgateGateway::createKey(
    const ConsumerId& consumer, const std::string& label, ports::Completion<ports::IssuedKey> done)
{
    ask(post(pathOf("consumers", consumer.value, "keys"), {{"label", label}}), issuedKeyFromJson,
        std::move(done));
}

void TollgateGateway::revokeKey(const KeyId& id, ports::Completion<ApiKey> done)
{
    ask(post(pathOf("keys", id.value, "revoke"), Json::object()), keyFromJson, std::move(done));
}

void TollgateGateway::createPlan(const Plan& plan, ports::Completion<Plan> done)
{
    ask(post("plans", tollgate::toJson(plan)), servedPlanFromJson, std::move(done));
}

void TollgateGateway::submit(
    const ports::ChangeOrder& order, ports::Completion<ports::ChangeReceipt> done)
{
    ask(post("changes", toJson(order), order.consent), receiptFromJson, std::move(done));
}

void TollgateGateway::undo(const std::string& change, const ports::Consent& consent,
    ports::Completion<ports::ChangeReceipt> done)
{
    ask(post(pathOf("changes", change, "undo"), Json::object(), consent), receiptFromJson,
        std::move(done));
}

void TollgateGateway::invalidate(
    const ports::InvalidationOrder& order, ports::Completion<std::string> done)
{
    ask(post("cache/invalidate", toJson(order), order.consent), operationIdFromJson,
        std::move(done));
}

} // namespace tollgate::connectors
