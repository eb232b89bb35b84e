// The half of the view-model that edits the draft.
#include "plans/plans_view_model.h"

#include "plans/plan_edits.h"
#include "workspace/draft_file.h"

#include <limits>

namespace tollgate::pages {

std::optional<preview::DragStart> PlansViewModel::dragStart() const
{
    if (!canEdit() || !m_answer)
        return std::nullopt;
    return preview::DragStart{.demand = *m_answer->demand,
        .draft = m_answer->sideAfter->plans.plans[m_state.plan],
        .dimension = m_state.dimension,
        .exact = m_answer->ledger,
        .billsUp = m_answer->billsUp};
}

void PlansViewModel::dragLimit(std::optional<std::int64_t> limit)
{
    const auto start = dragStart();
    if (!start)
        return;
    m_desk.cancel(); // what is being replayed is not what the drag ends with
    m_state.draft = preview::withLimit(plan(), m_state.dimension, limit);
    m_state.ledger
        = preview::estimateAt(*start, limit.value_or(std::numeric_limits<std::int64_t>::max()));
    m_estimate = Estimate{.limit = limit, .ledger = m_state.ledger};
    m_state.exactness = Exactness::Estimate;
    m_state.moved.reset();
    emit changed();
}

void PlansViewModel::setLimit(std::optional<std::int64_t> limit)
{
    if (!canEdit())
        return;
    const auto promised = m_estimate;
    editPlan(preview::withLimit(plan(), m_state.dimension, limit));
    if (promised && promised->limit == limit)
        m_estimate = promised;
    if (m_waiting)
        follow(workspace::SharedStudy(m_waiting));
}

void PlansViewModel::setMode(WhenExhausted mode)
{
    const auto* meter = std::get_if<Meter>(&m_state.dimension);
    if (canEdit() && meter)
        editPlan(withMode(plan(), *meter, mode));
}

void PlansViewModel::setOveragePrice(UnitPrice price)
{
    const auto* meter = std::get_if<Meter>(&m_state.dimension);
    if (canEdit() && meter)
        editPlan(withOveragePrice(plan(), *meter, price));
}

void PlansViewModel::copyPlan(const QString& name)
{
    if (!canEdit())
        return;
    Plan copy = plan();
    copy.name = name.toStdString();
    copy.version.reset();
    addPlan(std::move(copy));
}

void PlansViewModel::newPlan(const QString& name)
{
    if (!canEdit())
        return;
    Plan fresh{.name = name.toStdString()};
    fresh.price.currency = plan().price.currency; // all plans have one
    addPlan(std::move(fresh));
}

void PlansViewModel::addPlan(Plan plan)
{
    PlanSet plans = m_draft.plans();
    plan.id = freeId(QString::fromStdString(plan.name), plans);
    plans.plans.push_back(std::move(plan));
    m_state.plan = static_cast<std::uint32_t>(plans.plans.size() - 1);
    m_draft.edit(std::move(plans));
    applyDraft();
}

void PlansViewModel::editPlan(Plan plan)
{
    PlanSet plans = m_draft.plans();
    plans.plans[m_state.plan] = std::move(plan);
    m_draft.edit(std::move(plans));
    applyDraft();
}

bool PlansViewModel::canStep() const
{
    return canEdit() || (m_state.face == Face::Failed && m_state.mend == Mend::UndoEdit);
}

void PlansViewModel::step(void (workspace::Draft::*move)())
{
    if (!canStep())
        return;
    (m_draft.*move)();
    applyDraft();
}

void PlansViewModel::undo() { step(&workspace::Draft::undo); }
void PlansViewModel::redo() { step(&workspace::Draft::redo); }
void PlansViewModel::discard() { step(&workspace::Draft::discard); }

Result<void> PlansViewModel::saveDraft(const std::filesystem::path& file) const
{
    return workspace::writeDraft(m_draft, file);
}

Result<void> PlansViewModel::openDraft(const std::filesystem::path& file)
{
    if (!canStep())
        return fail({.code = ErrorCode::NotFound,
            .what = "no usage is open that the draft could be tried on",
            .where = file.string(),
            .remedy = "open a usage file or the sample first"});
    return workspace::readDraft(file, m_draft.today()).map([this](PlanSet plans) {
        m_draft.edit(std::move(plans));
        applyDraft();
    });
}

} // namespace tollgate::pages
