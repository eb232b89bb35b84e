#pragma once

#include "base/secret.h"
#include "ports/gateway.h"

#include <QThread>
#include <QUrl>

#include <memory>

namespace tollgate::connectors {

class AdminClient;
struct AdminRequest;

// Tollgate's own gateway, through its admin API. Requests run on a thread with an event loop of
// their own, where answers are parsed too; completions come on that thread.
class TollgateGateway final : public ports::Gateway {
public:
    // `address` is one that adminAddress() made.
    TollgateGateway(const QUrl& address, Secret token);
    ~TollgateGateway() override; // what is still open is answered with Cancelled

    void health(ports::Completion<void> done) override;
    void capabilities(ports::Completion<Capabilities> done) override;
    void plans(ports::Completion<PlanSet> done) override;
    void consumers(const ports::ConsumerQuestion& question,
        ports::Completion<ports::Page<Consumer>> done) override;
    void consumer(const ConsumerId& id, ports::Completion<Consumer> done) override;
    void consumerUsage(const ConsumerId& id, ports::Completion<ports::ConsumerUsage> done) override;
    void keys(const ConsumerId& consumer, ports::Completion<std::vector<ApiKey>> done) override;
    void liveUsage(const std::string& cursor, ports::Completion<ports::LiveSlice> done) override;
    void usageHistory(
        const std::string& cursor, ports::Completion<ports::HistorySlice> done) override;
    void changes(ports::Completion<std::vector<ports::Change>> done) override;
    void operation(const std::string& id, ports::Completion<ports::Operation> done) override;
    void nodes(ports::Completion<std::vector<ports::NodeStatus>> done) override;

    void createConsumer(
        const ConsumerId& id, const PlanId& plan, ports::Completion<Consumer> done) override;
    void createKey(const ConsumerId& consumer, const std::string& label,
        ports::Completion<ports::IssuedKey> done) override;
    void revokeKey(const KeyId& id, ports::Completion<ApiKey> done) override;
    void createPlan(const Plan& plan, ports::Completion<Plan> done) override;
    void submit(
        const ports::ChangeOrder& order, ports::Completion<ports::ChangeReceipt> done) override;
    void undo(const std::string& change, const ports::Consent& consent,
        ports::Completion<ports::ChangeReceipt> done) override;
    void invalidate(
        const ports::InvalidationOrder& order, ports::Completion<std::string> done) override;

private:
    template <class T>
    void ask(
        const AdminRequest& request, Result<T> (*read)(const Json&), ports::Completion<T> done);
    void send(AdminRequest request, ports::Completion<Json> done);

    const QUrl m_address;
    QThread m_thread;
    AdminClient* m_client = nullptr; // lives and dies on the thread
};

} // namespace tollgate::connectors
