#pragma once

#include "history/import.h"
#include "history/lines/byte_source.h"

namespace tollgate::history {

inline constexpr std::size_t kBlockSize = std::size_t{1} << 20;

// The import of an input, wherever its bytes come from, in blocks of a size of one's choice.
Result<Import> importFrom(Input input, const ImportOptions& options, const Watch& watch = {},
    std::size_t blockSize = kBlockSize);

} // namespace tollgate::history
