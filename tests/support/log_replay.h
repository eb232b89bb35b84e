#pragma once

#include "enforcement/decision.h"
#include "enforcement/limit_state.h"
#include "metering/event_block.h"
#include "ports/plan_catalogue.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace tollgate::test {

// Decides every event of a gateway's log anew, each under the plan version that it carries, in the
// order of its consumer's sequence numbers, and tells where the log says otherwise.
class LogReplay {
public:
    explicit LogReplay(ports::Catalogue catalogue) : m_catalogue(std::move(catalogue)) { }

    void add(metering::EventBlock block);
    void run();

    // One line per difference; empty when there is none.
    const std::vector<std::string>& differences() const { return m_differences; }

    // How each consumer's limits stand at the end.
    const std::map<std::string, enforcement::LimitState>& consumers() const { return m_consumers; }

    // Each consumer's events, in the order of their decisions, as far as they were decided under
    // one plan version. Views into this.
    std::map<std::string, std::vector<metering::LoggedEvent>> eventsUnderFirstPlan() const;

    // The place of a plan version in the catalogue; its size where it was never served.
    std::size_t planNumber(std::string_view plan, std::int64_t version) const;

private:
    struct Turn { // a decision or a settlement
        std::uint64_t sequence = 0;
        metering::LoggedEvent event;
        bool isSettlement = false;
    };

    void runConsumer(const std::vector<Turn>& turns, enforcement::LimitState& limits);
    void decide(
        const metering::LoggedEvent& event, const Plan& plan, enforcement::LimitState& limits);
    void differs(const metering::LoggedEvent& event, const std::string& what);

    const ports::Catalogue m_catalogue;
    std::deque<metering::EventBlock> m_blocks; // events are views into them
    std::map<std::string, std::vector<Turn>> m_turns;
    std::map<std::string, enforcement::LimitState> m_consumers;
    std::vector<std::string> m_differences;
    std::map<std::uint64_t, enforcement::Accepted> m_open; // of the consumer at hand, by decision
};

} // namespace tollgate::test
