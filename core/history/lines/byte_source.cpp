#include "history/lines/byte_source.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace tollgate::history {

namespace {

Failure unreadable(int systemError, std::string where)
{
    return fail({.code = ErrorCode::Unreadable,
        .what = "cannot be read: " + std::generic_category().message(systemError),
        .where = std::move(where),
        .remedy = "check the path and its permissions"});
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

class FileSource : public ByteSource {
public:
    explicit FileSource(File file) : m_file(std::move(file))
    {
        // Blocks are larger than any buffer of the library, which would only copy them.
        std::setvbuf(m_file.get(), nullptr, _IONBF, 0);
    }

    Result<std::size_t> read(std::span<char> into) override
    {
        const std::size_t count = std::fread(into.data(), 1, into.size(), m_file.get());
        if (count < into.size() && std::ferror(m_file.get()) != 0)
            return unreadable(errno, {});
        return count;
    }

private:
    File m_file;
};

} // namespace

Result<Input> openInput(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return fail({.code = ErrorCode::Unreadable,
            .what = "is a folder",
            .where = path.string(),
            .remedy = "name one log file in it"});
    File file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return unreadable(errno, path.string());
    Input input{.bytes = std::make_unique<FileSource>(std::move(file)), .name = path};
    const auto size = std::filesystem::file_size(path, error);
    if (!error)
        input.size = size;
    return input;
}

} // namespace tollgate::history
