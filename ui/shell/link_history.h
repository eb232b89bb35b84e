#pragma once

#include "shell/link.h"

#include <deque>
#include <optional>

namespace tollgate::shell {

// The places somebody has been to, as a browser keeps them.
class LinkHistory {
public:
    static constexpr std::size_t kMost = 100; // then the oldest is forgotten

    // Somebody is at this place now. What lies ahead is forgotten, unless it is the place where
    // they are already, or the page has only settled on what it shows.
    void visit(const Link& link);

    // Each goes one step and says where to; nothing at the end.
    std::optional<Link> back();
    std::optional<Link> forward();

    // What is really seen at the place that was gone to.
    void settle(const Link& link);

    bool canGoBack() const { return m_current > 0; }
    bool canGoForward() const { return m_current + 1 < m_links.size(); }

private:
    std::deque<Link> m_links;
    std::size_t m_current = 0; // its place; 0 also while there are none
};

} // namespace tollgate::shell
