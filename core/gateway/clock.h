#pragma once

#include "base/instant.h"

namespace tollgate::gateway {

// The one source of the time of decisions, handed in so that a test can step it. Called from
// every thread that decides.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace tollgate::gateway
