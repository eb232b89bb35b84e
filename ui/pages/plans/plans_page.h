#pragma once

#include "plans/plans_state.h"

#include <QWidget>

class QAction;

namespace tollgate::common {
class InlineMessage;
class StateView;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class AffectedCard;
class ConsumerCard;
class LabCard;
class LedgerCard;
class PlanLadder;
class PlansViewModel;

// The Plan Lab's widgets. What they do is in PlansViewModel.
class PlansPage : public QWidget {
    Q_OBJECT

public:
    // The view-model outlives the page.
    explicit PlansPage(PlansViewModel& viewModel, QWidget* parent = nullptr);

    QList<QAction*> planActions() const; // for the Plan menu
    QList<QAction*> fileActions() const;

    // The parts, for pictures and tests.
    LabCard& lab() { return *m_lab; }
    AffectedCard& affected() { return *m_affected; }
    LedgerCard& ledger() { return *m_ledger; }

    void exportTable(); // asks where to
    void exportChart();

signals:
    void openRequested(); // a usage file, by whoever knows files

private:
    void build();
    QWidget* buildContent();
    void buildActions();
    void wire();
    void render(const PlansState& state);
    void renderActions(const PlansState& state);
    void renderMessage(const PlansState& state);
    void renderReady(const PlansState& state);
    void runVerb();
    void askForCopy();
    void askForNewPlan();
    void tellUnwritten(const QString& path, const QString& failure); // empty: nothing to tell

    PlansViewModel& m_viewModel;
    common::StateView* m_state;
    common::TextLabel* m_title;
    common::TextLabel* m_subtitle;
    common::TextLabel* m_draftNote;
    common::InlineMessage* m_message;
    PlanLadder* m_ladder;
    LabCard* m_lab;
    LedgerCard* m_ledger;
    AffectedCard* m_affected;
    ConsumerCard* m_consumer;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_discard;
    QAction* m_copy;
    QAction* m_new;
    QAction* m_exportTable;
    QAction* m_exportChart;
    QString m_told; // by the message: once closed, it stays so
};

} // namespace tollgate::pages
