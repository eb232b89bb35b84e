#pragma once

#include <cstdint>

// Round numbers for a limit that is dragged or stepped. Values are whole and from 0 up; 0 is a
// step of every ladder, and the last one is what int64 still holds.
namespace tollgate::charts {

enum class Ladder {
    Coarse, // 1-2-5 in every decade
    Fine, // 1-1.2-1.5-2-2.5-3-4-5-6-8, of those the whole ones
};

// The smallest step above the value; the largest int64 when there is none.
std::int64_t nextStep(std::int64_t value, Ladder ladder);

// The largest step below the value; 0 when there is none.
std::int64_t previousStep(std::int64_t value, Ladder ladder);

// The step with the smallest difference to the value; of two the larger.
std::int64_t nearestStep(std::int64_t value, Ladder ladder);

// Both ends included, low <= high.
struct Window {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

// The roundest number in the window: a coarse step if there is one, else a fine step, else a
// multiple of the largest power of ten; of several the one nearest to `wanted`. With the window
// some pixels wide this is how a dragged limit snaps without leaving the pointer.
std::int64_t roundest(Window window, std::int64_t wanted);

} // namespace tollgate::charts
