#pragma once

namespace tollgate::billing {

// Holds the product of any two int64 exactly. A typedef, since __extension__, which keeps
// -Wpedantic quiet about the type, is not taken with `using`.
__extension__ typedef __int128 Wide; // NOLINT(modernize-use-using)

} // namespace tollgate::billing
