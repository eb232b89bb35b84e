#pragma once

#include "workspace/ask.h"
#include "workspace/write_gate.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::workspace {

struct ConnectStep {
    enum class State : std::uint8_t { Waiting, Running, Done, Failed };

    std::string name; // "Reach the gateway"
    State state = State::Waiting;

    bool operator==(const ConnectStep&) const = default;
};

// How the connection stands, as a page draws it.
struct ConnectionState {
    enum class Health : std::uint8_t {
        Closed, // never opened, or called off
        Connecting,
        Failed, // a step failed: `error`
        Connected,
        Stale, // no answer for longer than expected
        Lost, // the last question failed: `error`; figures are of `age` ago
    };

    Health health = Health::Closed;
    std::vector<ConnectStep> steps;
    std::optional<Error> error;
    std::optional<Capabilities> capabilities; // once the token was taken; kept when lost
    std::shared_ptr<const PlanSet> plans; // as they were last read
    std::chrono::milliseconds age{0}; // since the last good answer
    std::optional<Error> writeRefusal; // why nothing can be written now; nothing: editing is on
};

struct ConnectionOptions {
    std::string name; // what the operator calls it
    bool isReadOnly = false; // nothing is ever written
    std::chrono::milliseconds staleAfter{6'000};
    std::chrono::minutes unlockedFor{30}; // production starts locked and locks itself again
};

// One gateway that the console is connected to. Lives on the thread of its owner, which gets the
// signals; every question to the gateway goes through `ask`, and every write through its gate.
class Connection : public QObject {
    Q_OBJECT

public:
    Connection(std::shared_ptr<ports::Gateway> gateway, ConnectionOptions options,
        QObject* parent = nullptr);
    ~Connection() override;

    // Commands.
    void open(); // step by step; opening again starts over
    void close(); // what is under way is forgotten
    void unlock(); // production: editing for a while
    void lock();
    void refreshPlans();

    // Queries.
    const ConnectionState& state() const { return m_state; }
    const ConnectionOptions& options() const { return m_options; }
    bool isUp() const { return m_state.health == ConnectionState::Health::Connected; }
    bool isProduction() const;
    quint64 questions() const { return m_questions; } // asked so far: the console's own load

    // Asks the gateway: `start(gateway, done)`; `then(Result<T>)` on this thread as long as
    // `context` lives. The answer also says how the connection stands.
    template <class T, class Start, class Then> void ask(QObject* context, Start start, Then then)
    {
        ++m_questions;
        workspace::ask<T>(
            context,
            [&](ports::Completion<T> done) {
                start(static_cast<ports::Gateway&>(m_gate), std::move(done));
            },
            [self = QPointer<Connection>(this), then = std::move(then)](Result<T> result) mutable {
                if (self)
                    self->hear(result ? nullptr : &result.error());
                then(std::move(result));
            });
    }

signals:
    void changed();
    void opened(); // capabilities and plans are there
    void plansRead();

private:
    void runStep(std::size_t step);
    void passStep(std::size_t step);
    void failStep(std::size_t step, const Error& error);
    void checkToken();
    void readPlans();
    void finishOpening(PlanSet plans);
    void hear(const Error* error);
    void checkAge();
    void renderGate();
    std::optional<Error> refusalOf(WriteGate::Reach reach, const ports::Consent& consent) const;
    std::optional<Error> standingRefusal() const;

    ConnectionOptions m_options;
    WriteGate m_gate;
    ConnectionState m_state;
    quint64 m_questions = 0;
    std::unique_ptr<QObject> m_opening; // its death calls the opening off
    QElapsedTimer m_sinceAnswer;
    QTimer m_ageTimer;
    QTimer m_lockTimer;
};

} // namespace tollgate::workspace
