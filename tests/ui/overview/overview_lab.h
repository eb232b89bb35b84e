#pragma once

#include "overview/overview_view_model.h"
#include "support/scripted_gateway.h"

#include <initializer_list>
#include <map>
#include <memory>
#include <string>

// The Overview on a gateway that answers as the test says, with a clock that the test moves.
namespace tollgate::test {

constexpr int kPatience = 20'000; // milliseconds

// Noon of a day, and so many seconds later.
Instant noon(int seconds = 0);

// One second's outcomes: "9 accepted, 1 failed, 3 quota, 2 unknown".
ports::LiveSecond liveSecond(int at, std::string_view outcomes);
ports::OutcomeCounts counts(std::string_view outcomes);
std::string print(const ports::OutcomeCounts& counts); // in the same words

// A slice of a node eu-1 with these seconds and consumers.
ports::LiveSlice slice(std::vector<ports::LiveSecond> seconds,
    const std::map<std::string, std::string>& consumers = {});

ports::NodeStatus node(const std::string& name, const std::string& state, int heartbeat = 0);

class OverviewLab {
public:
    // The usage is asked for every few milliseconds, or once and never again.
    enum class Polling { Quick, Once };

    explicit OverviewLab(
        Polling polling = Polling::Quick, workspace::ConnectionOptions options = {});

    std::shared_ptr<ScriptedGateway> gateway = std::make_shared<ScriptedGateway>();
    std::chrono::milliseconds now{0};
    workspace::Connection connection;
    workspace::LiveUsage live;
    pages::OverviewViewModel vm;

    // False where that does not come within a while.
    bool open(); // until usage and nodes have been answered
    bool serve(ports::LiveSlice slice); // until it has been asked for
    bool waitFor(pages::OverviewFace face);

    const pages::OverviewState& state() const { return vm.state(); }
};

} // namespace tollgate::test
