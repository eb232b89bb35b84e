#include "workspace/write_gate.h"

namespace tollgate::workspace {

using ports::Completion;
using ports::Consent;

WriteGate::WriteGate(std::shared_ptr<ports::Gateway> gateway, Refusal refusal)
    : m_gateway(std::move(gateway)), m_refusal(std::move(refusal))
{
}

// Whether a write passes; one that does not is answered here.
template <class T>
bool WriteGate::lets(Reach reach, const Consent& consent, const Completion<T>& done) const
{
    auto refusal = m_refusal(reach, consent);
    if (refusal)
        done(fail(*std::move(refusal)));
    return !refusal;
}

void WriteGate::health(Completion<void> done) { m_gateway->health(std::move(done)); }

void WriteGate::capabilities(Completion<Capabilities> done)
{
    m_gateway->capabilities(std::move(done));
}

void WriteGate::plans(Completion<PlanSet> done) { m_gateway->plans(std::move(done)); }

void WriteGate::consumers(
    const ports::ConsumerQuestion& question, Completion<ports::Page<Consumer>> done)
{
    m_gateway->consumers(question, std::move(done));
}

void WriteGate::consumer(const ConsumerId& id, Completion<Consumer> done)
{
    m_gateway->consumer(id, std::move(done));
}

void WriteGate::consumerUsage(const ConsumerId& id, Completion<ports::ConsumerUsage> done)
{
    m_gateway->consumerUsage(id, std::move(done));
}

void WriteGate::keys(const ConsumerId& consumer, Completion<std::vector<ApiKey>> done)
{
    m_gateway->keys(consumer, std::move(done));
}

void WriteGate::liveUsage(const std::string& cursor, Completion<ports::LiveSlice> done)
{
    m_gateway->liveUsage(cursor, std::move(done));
}

void WriteGate::usageHistory(const std::string& cursor, Completion<ports::HistorySlice> done)
{
    m_gateway->usageHistory(cursor, std::move(done));
}

void WriteGate::changes(Completion<std::vector<ports::Change>> done)
{
    m_gateway->changes(std::move(done));
}

void WriteGate::operation(const std::string& id, Completion<ports::Operation> done)
{
    m_gateway->operation(id, std::move(done));
}

void WriteGate::nodes(Completion<std::vector<ports::NodeStatus>> done)
{
    m_gateway->nodes(std::move(done));
}

void WriteGate::createConsumer(const ConsumerId& id, const PlanId& plan, Completion<Consumer> done)
{
    if (lets(Reach::One, {}, done))
        m_gateway->createConsumer(id, plan, std::move(done));
}

void WriteGate::createKey(
    const ConsumerId& consumer, const std::string& label, Completion<ports::IssuedKey> done)
{
    if (lets(Reach::One, {}, done))
        m_gateway->createKey(consumer, label, std::move(done));
}

void WriteGate::revokeKey(const KeyId& id, Completion<ApiKey> done)
{
    if (lets(Reach::One, {}, done))
        m_gateway->revokeKey(id, std::move(done));
}

void WriteGate::createPlan(const Plan& plan, Completion<Plan> done)
{
    if (lets(Reach::One, {}, done))
        m_gateway->createPlan(plan, std::move(done));
}

void WriteGate::submit(const ports::ChangeOrder& order, Completion<ports::ChangeReceipt> done)
{
    if (lets(Reach::Many, order.consent, done))
        m_gateway->submit(order, std::move(done));
}

void WriteGate::undo(
    const std::string& change, const Consent& consent, Completion<ports::ChangeReceipt> done)
{
    if (lets(Reach::Many, consent, done))
        m_gateway->undo(change, consent, std::move(done));
}

void WriteGate::invalidate(const ports::InvalidationOrder& order, Completion<std::string> done)
{
    const bool isAll = order.scope == ports::InvalidationScope::All;
    if (lets(isAll ? Reach::Many : Reach::One, order.consent, done))
        m_gateway->invalidate(order, std::move(done));
}

} // namespace tollgate::workspace
