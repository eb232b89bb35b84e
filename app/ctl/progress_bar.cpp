#include "progress_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace tollgate::ctl {

ProgressBar::ProgressBar() : m_isTerminal(::isatty(STDERR_FILENO) == 1) { }

void ProgressBar::show(std::string_view step, double share)
{
    if (!m_isTerminal)
        return;
    constexpr int kWidth = 30;
    const int filled = static_cast<int>(std::clamp(share, 0.0, 1.0) * kWidth);
    std::string line = fmt::format("\r{:<10} [{:#<{}}{:<{}}] {:3} %", step, "", filled, "",
        kWidth - filled, static_cast<int>(std::clamp(share, 0.0, 1.0) * 100));
    if (line == m_shown)
        return;
    m_shown = std::move(line);
    fmt::print(stderr, "{}", m_shown);
    std::fflush(stderr);
}

void ProgressBar::clear()
{
    if (m_shown.empty())
        return;
    fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
    m_shown.clear();
}

} // namespace tollgate::ctl
