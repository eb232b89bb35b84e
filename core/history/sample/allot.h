#pragma once

#include "history/sample/random.h"

#include <cstdint>
#include <span>

namespace tollgate::history {

// Shares `total` out over the cells by their weights, which add up to 1 to 2^32 - 1. The counts add
// up to the total, and each is within one of its share; which cell takes a left-over request is
// drawn, so that few requests do not always fall into the same one.
void allot(std::uint32_t total, std::span<const std::uint32_t> weights,
    std::span<std::uint32_t> counts, SampleRandom& random);

// What is beyond `cap` in a cell waits for the next, and from the last for the first again. The
// counts must not add up to more than all cells together take.
void level(std::span<std::uint32_t> counts, std::uint32_t cap);

} // namespace tollgate::history
