#pragma once

#include "base/result.h"

#include <QSqlDatabase>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

namespace tollgate::store {

// Lets writers of one process go in the order in which they came: SQLite has one writer, and its
// own waiting is a lottery that the busiest wins.
class WriteTurn {
public:
    void lock();
    void unlock();

private:
    std::mutex m_mutex;
    std::condition_variable m_next;
    std::uint64_t m_waiting = 0;
    std::uint64_t m_serving = 0;
};

// One SQLite file in WAL mode. Each thread that asks has a connection of its own.
class Database {
public:
    // Opens the file; `create` allows that it does not exist. The schema is brought up to date;
    // one that a newer version wrote is refused.
    static Result<std::unique_ptr<Database>> open(const std::string& path, bool create);
    ~Database();

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // The calling thread's connection.
    Result<QSqlDatabase> connection();

    // Runs `work` in one transaction that is durable when this returns; a failure undoes all of it.
    Result<void> write(const std::function<Result<void>(QSqlDatabase&)>& work);

    // Runs `work` so that all it writes on this thread is one such transaction; it hands on the
    // first failure of a write in it.
    Result<void> writeAtOnce(const std::function<Result<void>()>& work);

    // Runs `work` so that all it reads on this thread is of one moment, whoever writes meanwhile.
    Result<void> readAtOnce(const std::function<Result<void>()>& work);

    const std::string& path() const { return m_path; }

private:
    explicit Database(std::string path);
    Result<void> migrate();

    const std::string m_path;
    std::mutex m_mutex;
    std::unordered_map<std::thread::id, QSqlDatabase> m_connections;
    WriteTurn m_turn;
    std::atomic<std::thread::id> m_atOnce; // whose writes are one; nobody's: the default id
};

} // namespace tollgate::store
