#pragma once

namespace tollgate::app {

// What a signal asks of a running program.
enum class Asked { Stop, Reload };

// Keeps SIGTERM, SIGINT and SIGHUP for `next`; to be made before any thread starts. SIGPIPE is
// ignored: a peer that goes away is an error code.
class StopSignals {
public:
    StopSignals();
    Asked next() const; // waits for one
};

} // namespace tollgate::app
