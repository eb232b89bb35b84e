#pragma once

#include "changes/changes_view_model.h"
#include "plans/plans_view_model.h"

#include <QObject>

namespace tollgate::console {

// Carries the draft of the Plan Lab to the page of changes and what became of it back: a review is
// of the draft as it was, and goes when that is edited, discarded or applied.
class DraftReview : public QObject {
    Q_OBJECT

public:
    // Both outlive it.
    DraftReview(pages::PlansViewModel& plans, pages::ChangesViewModel& changes);

    void open();

    QString obstacle() const; // why it cannot be opened now; empty: it can
    bool isOpen() const { return m_changes.state().draft != nullptr; }

signals:
    void opened();
    void refused(const QString& why);
    void changed();
    void applied(); // and the draft is done with

private:
    void onPlansChanged();
    void onApplied();

    pages::PlansViewModel& m_plans;
    pages::ChangesViewModel& m_changes;
    workspace::SharedAnswer m_answer; // what the open review was made from
};

} // namespace tollgate::console
