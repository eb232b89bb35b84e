#pragma once

namespace tollgate::billing {

// Holds the product of any two int64 exactly.
__extension__ typedef __int128 Wide;

} // namespace tollgate::billing
