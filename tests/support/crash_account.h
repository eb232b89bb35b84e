#pragma once

#include "ports/usage_log.h"
#include "support/program.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace tollgate::test {

// What clients saw of a gateway that is killed under load, request by request, to be compared with
// the log that it left. Every request has a path of its own.
class CrashAccount {
public:
    // Eight clients ask with the key's field ("X-API-Key: ...\r\n") until the gateway is dead; it
    // is killed once so many answers have come whole. All of them are billable.
    void askUntilKilled(Program& gateway, const std::string& listen, const std::string& keyField,
        std::size_t enough);

    std::size_t acknowledged() const; // answers that came whole

    // "0 lost, 0 twice, 0 never asked": acknowledged requests that the log does not hold as
    // billable, requests that it holds twice, and events that nobody asked for.
    QString compare(ports::UsageLog& log) const;

private:
    std::map<std::string, bool> m_asked; // by path: whether the answer came whole
};

} // namespace tollgate::test
