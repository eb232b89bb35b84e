#pragma once

#include <optional>
#include <string>

namespace tollgate::store {

// A lock between processes that goes with whoever holds it, however it ends.
class FileLock {
public:
    // Nothing when somebody else holds it, or the file cannot be made.
    static std::optional<FileLock> tryTake(const std::string& path);
    ~FileLock();

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

private:
    explicit FileLock(int file) : m_file(file) { }

    int m_file = -1;
};

} // namespace tollgate::store
