#pragma once

#include "workspace/invalidation.h"
#include "workspace/live_usage.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::pages {

// Nothing is connected, it is being connected, that failed, or there is something to see.
enum class OverviewFace { Empty, Connecting, Failed, Ready };

// Half-open; in the gateway's time.
struct TimeSpan {
    Instant from;
    Instant to;

    std::chrono::milliseconds length() const { return to - from; }
    bool operator==(const TimeSpan&) const = default;
};

// The newest minute of which everything is known, and who was seen in all that is kept.
struct RecentFigures {
    std::int64_t seconds = 0; // known ones, at most 60; 0: no figure is known
    ports::OutcomeCounts all;
    std::int64_t unknown = 0; // requests of no known consumer
    std::int64_t consumersRefused = 0;
    std::int64_t consumersSeen = 0;
    bool isAtLeast = false; // the gateway named its busiest consumers only

    std::int64_t refused() const { return all.refusedInAll() + unknown; }
    std::int64_t requests() const { return all.accepted + refused(); }
};

// Something that wants a person, with the one thing to do about it.
struct AttentionItem {
    enum class Kind : std::uint8_t { Node, Consumer };
    enum class Verb : std::uint8_t { LookAgain, OpenInPlans, Invalidate };

    Kind kind = Kind::Consumer;
    Verb verb = Verb::OpenInPlans;
    std::string id; // of the node or the consumer
    ports::OutcomeCounts counts; // of a consumer
    std::chrono::milliseconds silence{0}; // of a node

    bool isSame(const AttentionItem& other) const { return kind == other.kind && id == other.id; }
};

// A node with how long ago it was heard of, as its gateway's clocks have it.
struct SeenNode {
    ports::NodeStatus status;
    std::chrono::milliseconds age{0};
};

// What is about to be dropped from the nodes' caches, or has been.
struct InvalidationDraft {
    ports::InvalidationScope scope = ports::InvalidationScope::Consumer;
    std::string consumer; // empty: not named yet
    std::string plan; // of the consumer, once that is known, or as chosen
    workspace::InvalidationProgress progress;

    const std::string& target() const;
};

// What the page shows. Heavy parts are shared, so that a page can see whether they changed.
struct OverviewState {
    OverviewFace face = OverviewFace::Empty;
    std::optional<Error> error; // of connecting; with Ready: why the last question failed
    std::vector<workspace::ConnectStep> steps; // of connecting

    // From here on: when ready.
    std::string gateway;
    std::string durability;
    std::shared_ptr<const PlanSet> plans;
    std::shared_ptr<const workspace::LiveSnapshot> snapshot; // null before the first answer
    TimeSpan known; // what has been followed; gaps inside stand in the snapshot
    TimeSpan window; // that the chart shows; what is newer than `known` is missing
    RecentFigures figures;
    std::vector<AttentionItem> attention; // by rank, at most kMostAttention
    std::size_t attentionLeftOut = 0;
    std::vector<SeenNode> nodes;
    bool areNodesKnown = false;
    std::optional<Error> nodesError;
    bool isPaused = false;
    std::size_t waiting = 0; // updates since the pause
    std::chrono::milliseconds age{0}; // of the figures
    bool isStale = false;
    std::int64_t asked = 0; // questions of the console within `askedWithin`
    std::chrono::milliseconds askedWithin{0};
    std::optional<InvalidationDraft> invalidation;
    std::optional<Error> writeRefusal;
    bool canUnlock = false; // production that is only locked
    std::string typedName; // what invalidating everything wants typed; empty: nothing

    static constexpr std::size_t kMostAttention = 7;

    std::size_t upNodes() const;
};

} // namespace tollgate::pages
