#include "changes/changes_view_model.h"

// The part of the view-model that follows what was applied until every node has read it back.
namespace tollgate::pages {

using Progress = workspace::ChangeProgress::State;

namespace {

Progress stateOf(ports::OperationState state)
{
    switch (state) {
    case ports::OperationState::Running:
        return Progress::Proving;
    case ports::OperationState::Done:
        return Progress::Done;
    case ports::OperationState::Partial:
    case ports::OperationState::Failed: // the change is made either way
        break;
    }
    return Progress::Partial;
}

Progress stateOf(workspace::InvalidationProgress::State state)
{
    using State = workspace::InvalidationProgress::State;
    switch (state) {
    case State::Idle:
        return Progress::Idle;
    case State::Asking:
    case State::Proving:
        return Progress::Proving;
    case State::Done:
        return Progress::Done;
    case State::Partial:
    case State::Failed:
        break;
    }
    return Progress::Partial;
}

} // namespace

void ChangesViewModel::onFlow()
{
    m_state.progress = m_flow.progress();
    refreshProof();
    emit changed();
}

void ChangesViewModel::onFlowEnded()
{
    const workspace::ChangeProgress& progress = m_flow.progress();
    if (progress.state != Progress::Failed) {
        m_isFinishing = true;
        return askChanges();
    }
    // What a plan has become names what moved.
    if (progress.error && progress.error->code == ErrorCode::Conflict)
        refresh();
}

// The list tells what was applied; where it does not come, the receipt has to do.
void ChangesViewModel::finish(bool isListed)
{
    m_isFinishing = false;
    const workspace::ChangeProgress& progress = m_flow.progress();
    if (progress.isUndo) {
        emit undone(progress.receipt);
        return;
    }
    if (isListed) {
        m_state.draft.reset();
        m_state.stale.reset();
        m_state.progressOf = progress.receipt.change;
        select(progress.receipt.change);
    }
    emit applied(progress.receipt);
}

void ChangesViewModel::askProof()
{
    const ShownChange* shown = m_state.selectedChange();
    if (!shown || shown->change.operation.empty())
        return;
    const std::string operation = shown->change.operation;
    m_connection.ask<ports::Operation>(
        this,
        [&](ports::Gateway& gateway, ports::Completion<ports::Operation> done) {
            gateway.operation(operation, std::move(done));
        },
        [this, operation](const Result<ports::Operation>& answer) { onProof(operation, answer); });
}

void ChangesViewModel::onProof(const std::string& operation, const Result<ports::Operation>& answer)
{
    const ShownChange* shown = m_state.selectedChange();
    if (!shown || shown->change.operation != operation)
        return; // another was selected meanwhile
    m_operation = answer ? std::optional(*answer) : std::nullopt;
    m_state.proofError = answer ? std::nullopt : std::optional(answer.error());
    refreshProof();
    emit changed();
}

void ChangesViewModel::askNodesAgain()
{
    const ShownChange* shown = m_state.selectedChange();
    if (!shown || shown->change.isMove() || m_state.writeRefusal || m_invalidation.isBusy())
        return;
    m_askedAgain = shown->change.id;
    m_invalidation.run(
        {.scope = ports::InvalidationScope::Plan, .id = shown->change.plan.value, .consent = {}});
}

void ChangesViewModel::onInvalidation()
{
    refreshProof();
    emit changed();
}

// The newest word about the selected change: nodes asked again, then our own flow, then the
// operation as the gateway kept it.
void ChangesViewModel::refreshProof()
{
    m_state.proof = {};
    if (m_state.selected.empty())
        return;
    const workspace::InvalidationProgress& again = m_invalidation.progress();
    if (m_askedAgain == m_state.selected
        && again.state != workspace::InvalidationProgress::State::Idle)
        m_state.proof = {.state = stateOf(again.state), .nodes = again.nodes, .error = again.error};
    else if (m_state.progressOf == m_state.selected && !m_state.progress.isUndo)
        m_state.proof = m_state.progress;
    else if (m_operation)
        m_state.proof = {.state = stateOf(m_operation->state), .nodes = m_operation->nodes};
}

} // namespace tollgate::pages
