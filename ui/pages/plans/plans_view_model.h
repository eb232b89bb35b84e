#pragma once

#include "plans/plans_state.h"
#include "workspace/study_loader.h"

#include <QObject>

#include <filesystem>

namespace tollgate::pages {

// The Plan Lab without its widgets: what is open, the draft, what it would do.
class PlansViewModel : public QObject {
    Q_OBJECT

public:
    explicit PlansViewModel(QObject* parent = nullptr);

    // Commands: what is open.
    void open(const workspace::StudySource& source);
    void cancelOpening();
    void retry();
    void openWhatCanBeRead(); // after a file that ends early

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
    Result<void> saveDraft(const std::filesystem::path& file) const;
    Result<void> openDraft(const std::filesystem::path& file);

    // Queries.
    const PlansState& state() const { return m_state; }

signals:
    void changed();

private:
    void onLoaded(const workspace::SharedStudy& study);
    void onLoadFailed(const Error& error);
    void onLoadCancelled();
    void onAnswered(const workspace::SharedAnswer& answer);
    void onPreviewFailed(const Error& error);

    void editPlan(Plan plan);
    void addPlan(Plan plan);
    void applyDraft();
    void ask();
    void refreshPlan();
    void refreshRows();
    bool passes(const AffectedRow& row) const;
    std::optional<preview::DragStart> dragStart() const;

    PlansState m_state;
    workspace::Draft m_draft;
    workspace::StudySource m_source;
    workspace::SharedAnswer m_answer;
    std::vector<std::uint32_t> m_consumers; // of the chosen plan
    std::vector<AffectedRow> m_allRows;
    preview::Ledger m_exact; // of the last answer
    std::optional<preview::Ledger> m_estimate; // of the drag that the next answer puts right
    workspace::StudyLoader m_loader;
    workspace::PreviewDesk m_desk;
};

} // namespace tollgate::pages
