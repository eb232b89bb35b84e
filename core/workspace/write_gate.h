#pragma once

#include "ports/gateway.h"

#include <functional>
#include <memory>
#include <optional>

namespace tollgate::workspace {

// A gateway behind the one place that refuses writes: reads pass, a write passes only where
// `refusal` has nothing to say against it. Nothing in the console reaches a gateway around it.
class WriteGate final : public ports::Gateway {
public:
    // How far a write reaches, for guards that ask more of the wider ones.
    enum class Reach : std::uint8_t { One, Many };
    using Refusal = std::function<std::optional<Error>(Reach reach, const ports::Consent& consent)>;

    WriteGate(std::shared_ptr<ports::Gateway> gateway, Refusal refusal);

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
    bool lets(Reach reach, const ports::Consent& consent, const ports::Completion<T>& done) const;

    std::shared_ptr<ports::Gateway> m_gateway;
    Refusal m_refusal;
};

} // namespace tollgate::workspace
