#pragma once

#include "base/result.h"

#include <zlib.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace tollgate::history {

// Writes one gzip file at the quickest level; the time in its header stays 0, so that the same
// text gives the same bytes. Failures are Unreadable and name the file.
class SampleGzipWriter {
public:
    static Result<SampleGzipWriter> create(const std::filesystem::path& path);

    Result<void> write(std::string_view text);
    Result<void> finish(); // once, at the end: without it the file is cut short

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    struct EndStream {
        void operator()(z_stream* stream) const;
    };

    explicit SampleGzipWriter(std::filesystem::path path) : m_path(std::move(path)) { }
    Result<void> deflateAll(std::string_view text, int flush);

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, CloseFile> m_file;
    std::unique_ptr<z_stream, EndStream> m_stream; // zlib wants it to stay where it is
    std::string m_buffer;
};

// The failure of a file that the system would not let us write, from errno.
Failure cannotWrite(const std::filesystem::path& path);

} // namespace tollgate::history
