#pragma once

#include "plans/plans_state.h"
#include "workspace/study_loader.h"

#include <QObject>

#include <filesystem>

namespace tollgate::pages {

// The Plan Lab without its widgets: what is open, the draft, what it would do. Commands that make
// no sense at the moment do nothing.
class PlansViewModel : public QObject {
    Q_OBJECT

public:
    explicit PlansViewModel(QObject* parent = nullptr);

    // Commands: what is open.
    void open(const workspace::StudySource& source);
    void cancelOpening();
    void expect(const QString& what); // a study is on its way from elsewhere
    void refuse(const Error& error); // it does not come
    void follow(const workspace::SharedStudy& study); // it is there, or grew; the draft stays
    void mend(); // does what the state says can be done about its error, except OpenAnother

    // Commands: what is looked at.
    void choosePlan(std::uint32_t place);
    void chooseDimension(const preview::Dimension& dimension);
    void filterByLine(LedgerLine line); // the same again clears it
    void filterByPeaks(std::int64_t from, std::int64_t to);
    void clearFilter();
    void openConsumer(std::optional<std::uint32_t> consumer);

    // Commands: the draft. A drag is an estimate until the limit is set; then it is one step.
    void dragLimit(std::optional<std::int64_t> limit); // none: unlimited
    void setLimit(std::optional<std::int64_t> limit); // where a drag ends, or a number typed
    void setMode(WhenExhausted mode);
    void setOveragePrice(UnitPrice price);
    void copyPlan(const QString& name); // of the chosen one; nobody is on it yet
    void newPlan(const QString& name);
    void undo();
    void redo();
    void discard();

    // Both fail where no usage is open; saving also where the draft changes nothing.
    Result<void> saveDraft(const std::filesystem::path& file) const;
    Result<void> openDraft(const std::filesystem::path& file);

    // Queries.
    const PlansState& state() const { return m_state; }
    const workspace::SharedAnswer& answer() const { return m_answer; } // null: not replayed yet

signals:
    void changed();

private:
    // What a drag promised for a limit, until the replay says.
    struct Estimate {
        std::optional<std::int64_t> limit;
        preview::Ledger ledger;
    };

    void onProgress(double share, quint64 lines);
    void onLoaded(const workspace::SharedStudy& study);
    void onLoadFailed(const Error& error);
    void onLoadCancelled();
    void onAnswered(const workspace::SharedAnswer& answer);
    void onPreviewFailed(const Error& error);

    bool canEdit() const { return m_state.face == Face::Ready; }
    bool canStep() const; // undo, redo, discard: also where the draft could not be replayed
    const Plan& plan() const { return m_draft.plans().plans[m_state.plan]; } // in the draft
    void backToWhatWasOpen();
    void step(void (workspace::Draft::*move)());
    void editPlan(Plan plan);
    void addPlan(Plan plan);
    void applyDraft();
    void ask();
    void refreshPlan();
    void forgetAnswer();
    void filter(const RowFilter& filter);
    void refreshRows();
    std::optional<preview::DragStart> dragStart() const;

    PlansState m_state;
    workspace::Draft m_draft;
    workspace::StudySource m_source; // of the last attempt
    std::vector<std::int64_t> m_onPlan; // consumers by plan of today
    workspace::SharedStudy m_waiting; // came during a drag
    workspace::SharedAnswer m_answer; // on the plan and dimension of the state; else null
    std::optional<Estimate> m_estimate;
    workspace::StudyLoader m_loader;
    workspace::PreviewDesk m_desk;
};

} // namespace tollgate::pages
