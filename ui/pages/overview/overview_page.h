#pragma once

#include "overview/overview_state.h"

#include <QWidget>

class QAction;

namespace tollgate::common {
class Button;
class InlineMessage;
class StateView;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class AttentionCard;
class FigureCard;
class InvalidationCard;
class NodesCard;
class OutcomeCard;
class OverviewViewModel;

// The Overview's widgets. What they do is in OverviewViewModel.
class OverviewPage : public QWidget {
    Q_OBJECT

public:
    // The view-model outlives the page.
    explicit OverviewPage(OverviewViewModel& viewModel, QWidget* parent = nullptr);

    QList<QAction*> viewActions() const; // for the View menu

    // The parts, for pictures and tests.
    OutcomeCard& outcomes() { return *m_outcomes; }
    InvalidationCard& invalidation() { return *m_invalidation; }

signals:
    void connectRequested(); // to a gateway, by whoever knows them
    void openInPlansRequested(const QString& consumer);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildScroller();
    QWidget* buildContent();
    QLayout* buildHead();
    void buildActions();
    void wire();
    void render(const OverviewState& state);
    void renderSide(bool isInvalidating);
    void renderHead(const OverviewState& state);
    void renderMessage(const OverviewState& state);
    void renderActions(const OverviewState& state);
    void runFaceVerb();
    void runAttentionVerb(const AttentionItem& item);

    OverviewViewModel& m_viewModel;
    common::StateView* m_state;
    common::TextLabel* m_subtitle;
    common::TextLabel* m_live;
    common::TextLabel* m_load;
    common::Button* m_pause;
    common::Button* m_invalidate;
    common::InlineMessage* m_message;
    std::vector<FigureCard*> m_figures;
    OutcomeCard* m_outcomes;
    AttentionCard* m_attention;
    InvalidationCard* m_invalidation;
    NodesCard* m_nodes;
    QAction* m_pauseAction;
    QAction* m_refreshAction;
    QAction* m_tableAction;
    QAction* m_invalidateAction;
    QString m_told; // by the message
};

} // namespace tollgate::pages
