#pragma once

#include <string>
#include <string_view>

namespace tollgate::ctl {

// One line on stderr that redraws itself; silent where stderr is no terminal. Gone when it dies.
class ProgressBar {
public:
    ProgressBar();
    ~ProgressBar() { clear(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(std::string_view step, double share); // 0 to 1
    void clear();

private:
    bool m_isTerminal = false;
    std::string m_shown;
};

} // namespace tollgate::ctl
