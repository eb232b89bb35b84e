#include "overview/overview_state.h"

#include <algorithm>

namespace tollgate::pages {

const std::string& InvalidationDraft::target() const
{
    static const std::string kNothing;
    switch (scope) {
    case ports::InvalidationScope::Consumer:
        return consumer;
    case ports::InvalidationScope::Plan:
        return plan;
    case ports::InvalidationScope::Key:
    case ports::InvalidationScope::All:
        break;
    }
    return kNothing;
}

std::size_t OverviewState::upNodes() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        nodes, [](const SeenNode& node) { return node.status.state == "up"; }));
}

} // namespace tollgate::pages
