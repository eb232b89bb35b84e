#include "support/unsynced_files.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <vector>

// A VFS of SQLite (https://www.sqlite.org/vfs.html) over the one of the system: locks and shared
// memory are the system's, content is an image in memory.
namespace tollgate::test {

namespace {

// A write, or, without bytes, a cut.
struct Pending {
    sqlite3_int64 offset = 0;
    std::string bytes;
    bool isCut = false;
};

// What the connections of this process see of a file.
struct Image {
    std::mutex mutex;
    bool isLoaded = false;
    std::string content;
    std::vector<Pending> pending;
};

struct File {
    sqlite3_file base; // first: SQLite sees this one
    sqlite3_file* real;
    Image* image;
};

sqlite3_vfs* g_real = nullptr;
Sync g_sync = Sync::Works;
std::mutex g_mutex; // of the images
std::map<std::string, std::unique_ptr<Image>> g_images; // by path

File& fileOf(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

const sqlite3_io_methods& realOf(sqlite3_file* file) { return *fileOf(file).real->pMethods; }

int closeFile(sqlite3_file* file) { return realOf(file).xClose(fileOf(file).real); }

int readFile(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset)
{
    Image& image = *fileOf(file).image;
    const std::lock_guard lock(image.mutex);
    const auto begin = std::min(static_cast<std::size_t>(offset), image.content.size());
    const auto got = std::min(static_cast<std::size_t>(size), image.content.size() - begin);
    std::memcpy(bytes, image.content.data() + begin, got);
    std::memset(static_cast<char*>(bytes) + got, 0, static_cast<std::size_t>(size) - got);
    return got == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    Image& image = *fileOf(file).image;
    const std::lock_guard lock(image.mutex);
    const std::string written(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    const auto begin = static_cast<std::size_t>(offset);
    image.content.resize(std::max(image.content.size(), begin + written.size()));
    image.content.replace(begin, written.size(), written);
    image.pending.push_back({.offset = offset, .bytes = written});
    return SQLITE_OK;
}

int cutFile(sqlite3_file* file, sqlite3_int64 size)
{
    Image& image = *fileOf(file).image;
    const std::lock_guard lock(image.mutex);
    image.content.resize(static_cast<std::size_t>(size));
    image.pending.push_back({.offset = size, .bytes = {}, .isCut = true});
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int flags)
{
    if (g_sync == Sync::IsLost)
        return SQLITE_OK;
    Image& image = *fileOf(file).image;
    const std::lock_guard lock(image.mutex);
    for (const Pending& pending : image.pending) {
        const int done = pending.isCut
            ? realOf(file).xTruncate(fileOf(file).real, pending.offset)
            : realOf(file).xWrite(fileOf(file).real, pending.bytes.data(),
                static_cast<int>(pending.bytes.size()), pending.offset);
        if (done != SQLITE_OK)
            return done;
    }
    image.pending.clear();
    return realOf(file).xSync(fileOf(file).real, flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    Image& image = *fileOf(file).image;
    const std::lock_guard lock(image.mutex);
    *size = static_cast<sqlite3_int64>(image.content.size());
    return SQLITE_OK;
}

int lockFile(sqlite3_file* file, int level) { return realOf(file).xLock(fileOf(file).real, level); }

int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file).xUnlock(fileOf(file).real, level);
}

int isReserved(sqlite3_file* file, int* result)
{
    return realOf(file).xCheckReservedLock(fileOf(file).real, result);
}

int controlFile(sqlite3_file* file, int what, void* value)
{
    return realOf(file).xFileControl(fileOf(file).real, what, value);
}

int sectorSize(sqlite3_file* file) { return realOf(file).xSectorSize(fileOf(file).real); }

int characteristics(sqlite3_file* file)
{
    return realOf(file).xDeviceCharacteristics(fileOf(file).real);
}

int mapShared(sqlite3_file* file, int region, int size, int extend, void volatile** memory)
{
    return realOf(file).xShmMap(fileOf(file).real, region, size, extend, memory);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file).xShmLock(fileOf(file).real, offset, count, flags);
}

void fenceShared(sqlite3_file* file) { realOf(file).xShmBarrier(fileOf(file).real); }

int unmapShared(sqlite3_file* file, int removes)
{
    return realOf(file).xShmUnmap(fileOf(file).real, removes);
}

constexpr int kWithSharedMemory = 2; // the version of the methods; without mapped content
constexpr sqlite3_io_methods kMethods{.iVersion = kWithSharedMemory,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = cutFile,
    .xSync = syncFile,
    .xFileSize = sizeOfFile,
    .xLock = lockFile,
    .xUnlock = unlockFile,
    .xCheckReservedLock = isReserved,
    .xFileControl = controlFile,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = mapShared,
    .xShmLock = lockShared,
    .xShmBarrier = fenceShared,
    .xShmUnmap = unmapShared,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int load(Image& image, sqlite3_file* real)
{
    const std::lock_guard lock(image.mutex);
    if (image.isLoaded)
        return SQLITE_OK;
    sqlite3_int64 size = 0;
    if (const int done = real->pMethods->xFileSize(real, &size); done != SQLITE_OK)
        return done;
    image.content.resize(static_cast<std::size_t>(size));
    image.isLoaded = true;
    return size == 0 ? SQLITE_OK
                     : real->pMethods->xRead(real, image.content.data(), static_cast<int>(size), 0);
}

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) == 0)
        return g_real->xOpen(g_real, path, file, flags, outFlags); // temporary
    auto* own = new (file) File{};
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    if (const int done = g_real->xOpen(g_real, path, own->real, flags, outFlags); done != SQLITE_OK)
        return done;
    {
        const std::lock_guard lock(g_mutex);
        auto& image = g_images[path];
        if (!image)
            image = std::make_unique<Image>();
        own->image = image.get();
    }
    own->base.pMethods = &kMethods;
    return load(*own->image, own->real);
}

// A file that is made anew after this begins empty.
int deleteFile(sqlite3_vfs*, const char* path, int isSynced)
{
    {
        const std::lock_guard lock(g_mutex);
        if (const auto found = g_images.find(path); found != g_images.end()) {
            const std::lock_guard inside(found->second->mutex);
            found->second->isLoaded = false;
            found->second->content.clear();
            found->second->pending.clear();
        }
    }
    return g_real->xDelete(g_real, path, isSynced);
}

} // namespace

void keepWritesUntilSynced(Sync sync)
{
    g_real = sqlite3_vfs_find(nullptr);
    g_sync = sync;
    static sqlite3_vfs vfs = *g_real;
    vfs.zName = "unsynced";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + g_real->szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK) {
        std::fputs("the file layer of the test cannot be put under SQLite\n", stderr);
        std::abort();
    }
}

} // namespace tollgate::test
