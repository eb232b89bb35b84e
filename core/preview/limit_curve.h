#pragma once

#include <cstdint>
#include <vector>

namespace tollgate::preview {

// How much lies beyond a limit, for any limit, in the time of a binary search: values sorted once,
// with their prefix sums. E(L) = sum of max(0, u - L) = (S - S_k) - L x (n - k).
class LimitCurve {
public:
    LimitCurve() = default;

    // Values from 0 up. Sums stop at the top of int64.
    explicit LimitCurve(std::vector<std::int64_t> values);

    const std::vector<std::int64_t>& sorted() const { return m_sorted; }
    std::int64_t countBeyond(std::int64_t limit) const; // values above the limit
    std::int64_t excess(std::int64_t limit) const;

    // The excess if every value were `percent` percent of what it was; rounded down.
    std::int64_t scaledExcess(std::int64_t limit, int percent) const;

private:
    std::size_t firstBeyond(std::int64_t limit) const;

    std::vector<std::int64_t> m_sorted;
    std::vector<std::int64_t> m_sumBefore{0}; // of the values before that place
};

} // namespace tollgate::preview
