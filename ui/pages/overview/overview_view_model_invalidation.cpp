#include "overview/overview_view_model.h"

// The part of the view-model that drops what nodes keep, and has them prove it.
namespace tollgate::pages {

void OverviewViewModel::openInvalidation(const std::string& consumer)
{
    if (m_state.face != OverviewFace::Ready)
        return;
    if (m_invalidation.isBusy())
        return showRunning();
    m_state.invalidation = InvalidationDraft{.scope
        = consumer.empty() ? ports::InvalidationScope::Plan : ports::InvalidationScope::Consumer,
        .consumer = consumer};
    if (!consumer.empty())
        askForPlanOf(consumer);
    else if (m_state.plans && !m_state.plans->plans.empty())
        m_state.invalidation->plan = m_state.plans->plans.front().id.value;
    emit changed();
}

// One that was closed while it ran: it is seen to its end before another begins.
void OverviewViewModel::showRunning()
{
    const ports::InvalidationOrder& order = m_invalidation.progress().order;
    m_state.invalidation
        = InvalidationDraft{.scope = order.scope, .progress = m_invalidation.progress()};
    if (order.scope == ports::InvalidationScope::Consumer)
        m_state.invalidation->consumer = order.id;
    else
        m_state.invalidation->plan = order.id;
    emit changed();
}

void OverviewViewModel::askForPlanOf(const std::string& consumer)
{
    m_connection.ask<Consumer>(
        this,
        [&](ports::Gateway& gateway, ports::Completion<Consumer> done) {
            gateway.consumer(ConsumerId{consumer}, std::move(done));
        },
        [this, consumer](const Result<Consumer>& found) {
            // Without an answer the plan is chosen by hand.
            if (!found || !m_state.invalidation || m_state.invalidation->consumer != consumer)
                return;
            m_state.invalidation->plan = found->plan.value;
            emit changed();
        });
}

void OverviewViewModel::chooseScope(ports::InvalidationScope scope)
{
    if (!m_state.invalidation || m_invalidation.isBusy())
        return;
    m_state.invalidation->scope = scope;
    m_state.invalidation->progress = {};
    emit changed();
}

void OverviewViewModel::nameConsumer(const std::string& consumer)
{
    if (!m_state.invalidation || m_invalidation.isBusy())
        return;
    m_state.invalidation->consumer = consumer;
    m_state.invalidation->progress = {};
    emit changed();
}

void OverviewViewModel::choosePlan(const std::string& plan)
{
    if (!m_state.invalidation || m_invalidation.isBusy())
        return;
    m_state.invalidation->plan = plan;
    m_state.invalidation->progress = {};
    emit changed();
}

void OverviewViewModel::invalidate(const std::string& typedName)
{
    if (!m_state.invalidation || m_state.writeRefusal)
        return;
    const InvalidationDraft& draft = *m_state.invalidation;
    if (draft.scope != ports::InvalidationScope::All && draft.target().empty())
        return;
    m_invalidation.run({.scope = draft.scope,
        .id = draft.target(),
        .consent = {.confirmation = typedName, .idempotencyKey = {}}});
}

void OverviewViewModel::closeInvalidation()
{
    m_state.invalidation.reset();
    emit changed();
}

} // namespace tollgate::pages
