#pragma once

#include "changes/changes_view_model.h"
#include "plans/plans_view_model.h"

#include <QObject>

namespace tollgate::console {

// Lays what is to be changed on the page of changes, with its preview: the draft of the Plan Lab,
// or consumers on another plan. A review of the draft is of the draft as it was, and goes when
// that is edited, discarded or applied.
class ReviewDesk : public QObject {
    Q_OBJECT

public:
    // Both outlive it.
    ReviewDesk(pages::PlansViewModel& plans, pages::ChangesViewModel& changes);

    void reviewDraft();
    void reviewMove(const std::vector<ConsumerId>& consumers, const PlanId& plan);

    QString obstacle() const; // why the draft cannot be reviewed now; empty: it can
    bool isOpen() const { return m_changes.state().draft != nullptr; }
    bool isOfDraft() const { return isOpen() && m_draft; }

signals:
    void opened();
    void refused(const QString& why);
    void changed();

private:
    void open(Result<workspace::ChangeReview> review, const workspace::SharedAnswer& answer);
    void onMoveAnswered(const workspace::SharedAnswer& answer);
    void onPlansChanged();
    void onApplied();

    pages::PlansViewModel& m_plans;
    pages::ChangesViewModel& m_changes;
    workspace::SharedAnswer m_draft; // what the open review of the draft was made from
    workspace::PreviewDesk m_moves;
    std::vector<ConsumerId> m_moving; // who the move under way is about
};

} // namespace tollgate::console
