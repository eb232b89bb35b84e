#pragma once

#include "base/json.h"

#include <QProcess>

#include <string>
#include <vector>

namespace tollgate::test {

// A program as a process of its own; killed with this value.
class Program {
public:
    Program(const char* path, const std::vector<std::string>& words);
    ~Program();

    Json greeting(); // the JSON line that it prints when it is ready; null when it does not
    Json say(const std::string& line); // a line to its input; gives the JSON line that it answers
    void signal(int number);
    int exitCode(); // waits; -1 when it was killed or crashed

    std::string output();
    std::string errors();

private:
    QProcess m_process;
};

} // namespace tollgate::test
