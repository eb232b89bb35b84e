#pragma once

#include <QStringList>

namespace tollgate::ctl {

// Exit codes, part of the contract with scripts.
inline constexpr int kDone = 0;
inline constexpr int kNotDone = 1; // the gateway refused, did not answer, or not on every node
inline constexpr int kBadInput
    = 2; // arguments or files; one line on stderr says what, where, what to do
inline constexpr int kInterrupted = 130; // as a shell reports Ctrl-C

struct Verb {
    const char* name;
    const char* summary;
    int (*run)(const QStringList& arguments); // the verb's name first
};

} // namespace tollgate::ctl
