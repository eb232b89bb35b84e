#include "review_desk.h"

#include "workspace/change_review.h"

#include <algorithm>

namespace tollgate::console {

using pages::ChangesViewModel;
using pages::PlansViewModel;

namespace {

// The numbers of those that have usage, ascending.
std::vector<std::uint32_t> numbersOf(
    const std::vector<ConsumerId>& consumers, const metering::UsageHistory& usage)
{
    std::vector<std::string_view> wanted(consumers.size());
    std::ranges::transform(consumers, wanted.begin(),
        [](const ConsumerId& id) -> std::string_view { return id.value; });
    std::ranges::sort(wanted);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < usage.consumerCount(); ++i) {
        if (std::ranges::binary_search(wanted, usage.consumerName(i)))
            numbers.push_back(i);
    }
    return numbers;
}

} // namespace

ReviewDesk::ReviewDesk(PlansViewModel& plans, ChangesViewModel& changes)
    : m_plans(plans), m_changes(changes)
{
    connect(&m_plans, &PlansViewModel::changed, this, &ReviewDesk::onPlansChanged);
    connect(&m_changes, &ChangesViewModel::changed, this, &ReviewDesk::changed);
    connect(&m_changes, &ChangesViewModel::applied, this, &ReviewDesk::onApplied);
    connect(&m_moves, &workspace::PreviewDesk::answered, this, &ReviewDesk::onMoveAnswered);
    connect(&m_moves, &workspace::PreviewDesk::failed, this,
        [this](const Error& error) { emit refused(QString::fromStdString(describe(error))); });
}

void ReviewDesk::reviewDraft()
{
    const workspace::SharedAnswer answer = m_plans.answer();
    if (!answer || !obstacle().isEmpty())
        return;
    m_draft = answer;
    open(workspace::reviewOf(*answer), answer);
}

void ReviewDesk::reviewMove(const std::vector<ConsumerId>& consumers, const PlanId& plan)
{
    const workspace::SharedStudy& study = m_plans.state().study;
    if (!study) {
        emit refused(tr("The usage of the gateway is not here yet; try again in a moment"));
        return;
    }
    const auto place = study->today.indexOf(plan);
    if (!place) {
        emit refused(tr("There is no plan %1 any more").arg(QString::fromStdString(plan.value)));
        return;
    }
    m_moving = consumers;
    m_moves.ask({.study = study,
        .draft = study->today,
        .plan = static_cast<std::uint32_t>(*place),
        .moving = numbersOf(consumers, study->usage)});
}

void ReviewDesk::onMoveAnswered(const workspace::SharedAnswer& answer)
{
    if (m_changes.state().isBusy()) {
        emit refused(tr("A change is on its way; move them when it is through"));
        return;
    }
    m_draft.reset();
    open(workspace::reviewOfMove(*answer, std::move(m_moving)), answer);
}

void ReviewDesk::open(Result<workspace::ChangeReview> review, const workspace::SharedAnswer& answer)
{
    if (!review) {
        m_draft.reset();
        emit refused(tr("There is nothing to review: %1")
                         .arg(QString::fromStdString(describe(review.error()))));
        return;
    }
    m_changes.setReview(*std::move(review), answer);
    emit opened();
}

QString ReviewDesk::obstacle() const
{
    if (m_changes.state().isBusy())
        return tr("A change is on its way");
    const bool isExact = m_plans.answer() && m_plans.state().exactness == pages::Exactness::Exact;
    return isExact ? QString() : tr("The exact preview is on its way");
}

void ReviewDesk::onPlansChanged()
{
    if (!m_draft || m_changes.state().isBusy())
        return;
    const auto& draft = m_plans.state().draftPlans;
    if (draft && *draft == m_draft->question.draft)
        return;
    m_draft.reset();
    m_changes.dropReview();
}

// A draft that was applied is what the gateway has now.
void ReviewDesk::onApplied()
{
    const bool wasDraft = m_draft != nullptr;
    m_draft.reset();
    m_changes.dropReview();
    if (wasDraft)
        m_plans.discard();
}

} // namespace tollgate::console
