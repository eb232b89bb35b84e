#include "shell/link_history.h"

namespace tollgate::shell {

void LinkHistory::visit(const Link& link)
{
    if (m_links.empty()) {
        m_links.push_back(link);
        return;
    }
    const Link& now = m_links[m_current];
    if (now.page == link.page && now.isWholePage())
        return settle(link);
    if (now == link)
        return;
    m_links.resize(m_current + 1);
    m_links.push_back(link);
    if (m_links.size() > kMost)
        m_links.pop_front();
    m_current = m_links.size() - 1;
}

std::optional<Link> LinkHistory::back()
{
    return canGoBack() ? std::optional(m_links[--m_current]) : std::nullopt;
}

std::optional<Link> LinkHistory::forward()
{
    return canGoForward() ? std::optional(m_links[++m_current]) : std::nullopt;
}

void LinkHistory::settle(const Link& link)
{
    m_links[m_current] = link;
    // No step may lead to where one is.
    if (canGoForward() && m_links[m_current + 1] == link)
        m_links.erase(m_links.begin() + static_cast<std::ptrdiff_t>(m_current) + 1);
    if (canGoBack() && m_links[m_current - 1] == link)
        m_links.erase(m_links.begin() + static_cast<std::ptrdiff_t>(--m_current));
}

} // namespace tollgate::shell
