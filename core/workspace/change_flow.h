#pragma once

#include "workspace/change_review.h"
#include "workspace/operation_watch.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace tollgate::workspace {

struct ChangeProgress {
    enum class State : std::uint8_t {
        Idle,
        Submitting,
        Unknown, // no answer came: it may be applied or not, and is being read back
        Proving, // applied; not every node has read it back yet
        Done, // every node has
        Partial, // some nodes have not: `nodes` names them
        Failed, // not applied: `error`
    };

    State state = State::Idle;
    bool isUndo = false;
    ports::ChangeReceipt receipt; // once it is known
    std::vector<ports::NodeProof> nodes;
    std::optional<Error> error;
};

// Applies one change at a time and takes it back, each proven by every node. Never says done
// before the gateway has, and never failed while that is unknown.
class ChangeFlow : public QObject {
    Q_OBJECT

public:
    struct Pace {
        std::chrono::milliseconds proof{500}; // between two looks at the operation
        std::chrono::milliseconds readBack{2'000}; // between two looks for a change without answer
    };

    explicit ChangeFlow(Connection& connection, QObject* parent = nullptr);
    ChangeFlow(Connection& connection, Pace pace, QObject* parent = nullptr);

    // Commands; nothing while one is under way. A production gateway wants its name typed.
    // By value: they may come from the progress, which starts anew.
    void apply(ports::ChangeOrder order);
    void undo(std::string change, std::string confirmation);

    // Queries.
    const ChangeProgress& progress() const { return m_progress; }
    bool isBusy() const;

signals:
    void changed();
    void ended(); // done, partial or failed

private:
    void begin(bool isUndo);
    void onSubmitted(const Result<ports::ChangeReceipt>& receipt);
    void readBack();
    void onChanges(const Result<std::vector<ports::Change>>& changes);
    bool isOurs(const ports::Change& change) const;
    void prove(ports::ChangeReceipt receipt);
    void onOperation(const ports::Operation& operation);
    void end(ChangeProgress::State state, std::optional<Error> error = {});

    Connection& m_connection;
    OperationWatch m_watch;
    QTimer m_readBack;
    ChangeProgress m_progress;
    ports::ChangeOrder m_order; // that is applied
    std::string m_undone; // the change that is taken back
    Error m_silence; // why there was no answer
};

} // namespace tollgate::workspace
