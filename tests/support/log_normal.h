#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace tollgate::test {

// Use per consumer as it looks in the field: a few use a lot. Sorted; the same on every machine
// and with every standard library, as only the engine is the library's.
inline std::vector<std::int64_t> logNormalUse(std::size_t count, double median, double spread)
{
    std::mt19937_64 engine(20'231'116);
    const auto unit = [&engine] {
        return (static_cast<double>(engine() >> 11) + 0.5) / 9'007'199'254'740'992.0;
    };
    std::vector<std::int64_t> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double normal
            = std::sqrt(-2 * std::log(unit())) * std::cos(6.283185307179586 * unit());
        values.push_back(static_cast<std::int64_t>(median * std::exp(spread * normal)));
    }
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace tollgate::test
