#pragma once

#include <array>
#include <cstdint>

namespace tollgate::history {

// A stream of random numbers that is the same on every machine; the standard library's
// distributions are not. SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014; constants as in Vigna's splitmix64.c (public domain, prng.di.unimi.it).
class SampleRandom {
public:
    explicit SampleRandom(std::uint64_t seed) : m_state(seed) { }

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    // 0 to bound - 1, for a bound of at least 1.
    std::uint32_t below(std::uint32_t bound)
    {
        return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
    }

    // Both ends included.
    std::uint32_t between(std::uint32_t least, std::uint32_t most)
    {
        return least + below(most - least + 1);
    }

private:
    std::uint64_t m_state;
};

// 2^(i/256) in 30 bits behind the point, by repeated multiplication: libm's last bit differs from
// machine to machine.
inline constexpr std::array<std::uint32_t, 256> kPowersOfTwo = [] {
    constexpr std::uint64_t kOne = 1U << 30;
    constexpr std::uint64_t kStep = 1'076'653'033; // 2^(1/256)
    std::array<std::uint32_t, 256> powers{};
    std::uint64_t power = kOne;
    for (auto& entry : powers) {
        entry = static_cast<std::uint32_t>(power);
        power = (power * kStep + kOne / 2) / kOne;
    }
    return powers;
}();

// A draw around `median` whose logarithm is bell-shaped, from 32 random bits. `spread` is the
// standard deviation in 256ths of an octave, at most 512; no draw lies beyond 3.5 of them. For
// medians below a million.
inline std::uint64_t heavyTailed(
    std::uint64_t median, std::int32_t spread, std::uint32_t randomBits)
{
    // The sum of four random bytes is bell-shaped enough: mean 510, standard deviation 147.8.
    constexpr std::int32_t kMean = 510;
    constexpr std::int32_t kDeviation = 148;
    const auto bytes = static_cast<std::int32_t>((randomBits & 0xff) + ((randomBits >> 8) & 0xff)
        + ((randomBits >> 16) & 0xff) + (randomBits >> 24));
    const std::int32_t exponent = (bytes - kMean) * spread / kDeviation;
    const std::uint64_t scaled = median * kPowersOfTwo[static_cast<std::uint32_t>(exponent) & 0xff];
    return scaled >> (30 - (exponent >> 8));
}

} // namespace tollgate::history
