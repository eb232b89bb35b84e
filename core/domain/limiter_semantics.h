#pragma once

#include <cstdint>

namespace tollgate {

// How a gateway counts, as far as gateways differ: a preview replays these rules, not ours.
struct LimiterSemantics {
    enum class Scope : std::uint8_t {
        Node, // each node counts alone: n nodes let up to n times the limit through
        Shared, // all nodes count together
    };

    // Windows are aligned to the calendar in UTC, and an edit keeps what was counted: the only
    // rules that a preview knows so far; a gateway with others is refused at the connection.
    Scope scope = Scope::Node;
    int refusedStatus = 429;

    bool operator==(const LimiterSemantics&) const = default;
};

} // namespace tollgate
