#pragma once

#include <cstdio>
#include <cstdlib>

namespace tollgate::fuzz {

// What must hold for every input; the fuzzer keeps the input that breaks it.
inline void require(bool holds, const char* claim)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", claim);
    std::abort();
}

} // namespace tollgate::fuzz
