#include "draft_review.h"

#include "workspace/change_review.h"

namespace tollgate::console {

using pages::ChangesViewModel;
using pages::PlansViewModel;

DraftReview::DraftReview(PlansViewModel& plans, ChangesViewModel& changes)
    : m_plans(plans), m_changes(changes)
{
    connect(&m_plans, &PlansViewModel::changed, this, &DraftReview::onPlansChanged);
    connect(&m_changes, &ChangesViewModel::changed, this, &DraftReview::changed);
    connect(&m_changes, &ChangesViewModel::applied, this, &DraftReview::onApplied);
}

void DraftReview::open()
{
    const workspace::SharedAnswer answer = m_plans.answer();
    if (!answer || !obstacle().isEmpty())
        return;
    auto review = workspace::reviewOf(*answer);
    if (!review) {
        emit refused(tr("There is nothing to review: %1")
                         .arg(QString::fromStdString(describe(review.error()))));
        return;
    }
    m_answer = answer;
    m_changes.setReview(*std::move(review), answer);
    emit opened();
}

QString DraftReview::obstacle() const
{
    if (m_changes.state().isBusy())
        return tr("A change is on its way");
    const bool isExact = m_plans.answer() && m_plans.state().exactness == pages::Exactness::Exact;
    return isExact ? QString() : tr("The exact preview is on its way");
}

void DraftReview::onPlansChanged()
{
    if (!m_answer || m_changes.state().isBusy())
        return;
    const auto& draft = m_plans.state().draftPlans;
    if (draft && *draft == m_answer->question.draft)
        return;
    m_answer.reset();
    m_changes.dropReview();
}

// The draft is what the gateway has now.
void DraftReview::onApplied()
{
    m_answer.reset();
    m_changes.dropReview();
    m_plans.discard();
    emit applied();
}

} // namespace tollgate::console
