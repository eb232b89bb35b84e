#pragma once

#include "workspace/operation_watch.h"

#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace tollgate::workspace {

struct InvalidationProgress {
    enum class State : std::uint8_t {
        Idle,
        Asking,
        Proving,
        Done, // every node dropped it and read it anew
        Partial, // some did not answer: `nodes` names them
        Failed, // none did, or it was refused: `error`
    };

    State state = State::Idle;
    ports::InvalidationOrder order;
    std::vector<ports::NodeProof> nodes; // each with the version that a fresh read gives
    std::optional<Error> error;
};

// Has every node drop what it keeps of a consumer, key or plan, or everything, and prove it.
class Invalidation : public QObject {
    Q_OBJECT

public:
    explicit Invalidation(Connection& connection, QObject* parent = nullptr);
    Invalidation(
        Connection& connection, std::chrono::milliseconds interval, QObject* parent = nullptr);

    void run(ports::InvalidationOrder order); // nothing while one is under way
    const InvalidationProgress& progress() const { return m_progress; }
    bool isBusy() const;

signals:
    void changed();
    void ended();

private:
    void onOperation(const ports::Operation& operation);
    void end(InvalidationProgress::State state, std::optional<Error> error = {});

    Connection& m_connection;
    OperationWatch m_watch;
    InvalidationProgress m_progress;
};

} // namespace tollgate::workspace
