#pragma once

#include "changes/changes_state.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace tollgate::common {
class Card;
class InlineMessage;
class StateView;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class AppliedPanel;
class ChangeList;
class ChangesViewModel;
class ReviewPanel;

// The widgets of the Changes page. What they do is in ChangesViewModel.
class ChangesPage : public QWidget {
    Q_OBJECT

public:
    // The view-model outlives the page.
    explicit ChangesPage(ChangesViewModel& viewModel, QWidget* parent = nullptr);

    QList<QAction*> planActions() const; // for the Plan menu
    QList<QAction*> viewActions() const; // for the View menu

signals:
    void connectRequested(); // to a gateway, by whoever knows them
    void plansRequested(); // to edit a plan

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildContent();
    void buildActions();
    void wire();
    void render(const ChangesState& state);
    void renderMessage(const ChangesState& state);
    void renderActions(const ChangesState& state);
    void runFaceVerb();
    void runDetailVerb();

    ChangesViewModel& m_viewModel;
    common::StateView* m_state;
    common::TextLabel* m_subtitle;
    common::InlineMessage* m_message;
    common::Card* m_listCard;
    ChangeList* m_list;
    ReviewPanel* m_review;
    AppliedPanel* m_applied;
    QStackedWidget* m_panels;
    common::StateView* m_detail;
    QAction* m_applyAction;
    QAction* m_undoAction;
    QAction* m_refreshAction;
    QString m_told; // by the message
};

} // namespace tollgate::pages
