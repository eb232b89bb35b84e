#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tollgate {

// Why a request was not let through; the machine-readable names of the refusal bodies.
enum class RefusalReason : std::uint8_t {
    NoKey,
    UnknownKey,
    RevokedKey,
    ExpiredKey,
    Suspended,
    PlanUnavailable,
    Feature,
    Minute,
    Hour,
    Day,
    Quota,
};

std::string_view nameOf(RefusalReason reason); // "revoked_key"

// The kinds under which refusals of a known consumer are counted and reported.
enum class RefusalKind : std::uint8_t { Minute, Hour, Day, Quota, Feature, Key };

inline constexpr std::size_t kRefusalKindCount = 6;
inline constexpr std::array<RefusalKind, kRefusalKindCount> kRefusalKinds{RefusalKind::Minute,
    RefusalKind::Hour, RefusalKind::Day, RefusalKind::Quota, RefusalKind::Feature,
    RefusalKind::Key};

constexpr std::size_t indexOf(RefusalKind kind) { return static_cast<std::size_t>(kind); }

std::string_view nameOf(RefusalKind kind); // "minute"
RefusalKind kindOf(RefusalReason reason); // what concerns key, consumer or plan look-up is Key

} // namespace tollgate
