#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace tollgate::history {

// Bytes in order: a file's, or those of a test.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    // Fills `into` from its front and says how far: less than its size only at the end. Failures
    // leave it to the caller to name the file.
    virtual Result<std::size_t> read(std::span<char> into) = 0;
};

// Where an import reads from.
struct Input {
    std::unique_ptr<ByteSource> bytes;
    std::filesystem::path name; // for messages; its ending tells the format
    std::uint64_t size = 0; // 0: not known, as of a pipe
};

// Fails with Unreadable, and names the path. Never seeks, so that pipes do as well as files.
Result<Input> openInput(const std::filesystem::path& path);

} // namespace tollgate::history
