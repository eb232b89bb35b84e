#pragma once

#include "changes/changes_state.h"
#include "workspace/invalidation.h"

#include <QObject>

namespace tollgate::pages {

// The Changes page without its widgets: a draft under review, what was applied before, and the way
// from one to the other and back. Commands that make no sense at the moment do nothing.
class ChangesViewModel : public QObject {
    Q_OBJECT

public:
    // The connection outlives it.
    explicit ChangesViewModel(workspace::Connection& connection, QObject* parent = nullptr);
    ChangesViewModel(workspace::Connection& connection, workspace::ChangeFlow::Pace pace,
        QObject* parent = nullptr);

    // Commands: the connection.
    void connectAgain();
    void cancelConnecting();
    void unlock();

    // Commands: the draft. Not while one is on its way. The answer is the one that the review was
    // made from.
    void setReview(workspace::ChangeReview review, workspace::SharedAnswer answer);
    void dropReview();
    void apply(const std::string& typedName = {});
    void previewAgain(); // of a plan that has moved

    // Commands: what was applied.
    void refresh();
    void select(const std::string& changeId); // empty: the draft
    void undo(const std::string& changeId, const std::string& typedName = {});
    void askNodesAgain(); // for the proof that some of them did not give

    // Queries.
    const ChangesState& state() const { return m_state; }

signals:
    void changed();
    void previewAgainRequested(); // the plan under review has moved
    // Both come once the nodes were heard, also where one of them did not answer.
    void applied(const tollgate::ports::ChangeReceipt& receipt); // the review is over
    void undone(const tollgate::ports::ChangeReceipt& receipt);

private:
    void wire();
    void onOpened();
    void onConnection();
    void onPlans();
    void onFlow();
    void onFlowEnded();
    void finish(bool isListed);
    void askChanges();
    void onChanges(const Result<std::vector<ports::Change>>& changes);
    void askProof();
    void onProof(const std::string& operation, const Result<ports::Operation>& answer);
    void onInvalidation();
    void selectNewest();
    void refreshConnection();
    void refreshStale();
    void refreshShown();
    void refreshProof();

    workspace::Connection& m_connection;
    workspace::ChangeFlow m_flow;
    workspace::Invalidation m_invalidation;
    ChangesState m_state;
    SeenVersions m_seen;
    std::vector<ports::Change> m_changes;
    std::optional<ports::Operation> m_operation; // of the selected change
    std::string m_askedAgain; // the change whose nodes were asked again
    quint64 m_turn = 0; // only the newest answer about the list counts
    bool m_isFinishing = false; // a flow has ended, and the list is read anew
};

} // namespace tollgate::pages
