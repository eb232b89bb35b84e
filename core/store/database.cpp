#include "store/database.h"

#include "store/migrations.h"
#include "store/statement.h"

#include <QSqlError>

#include <filesystem>
#include <vector>

namespace tollgate::store {

namespace {

// Durable on every commit: the log promises what it acknowledged even when the power goes.
constexpr const char* kSettings[] = {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-16000"};

std::string nextConnectionName()
{
    static std::atomic<std::uint64_t> next{0};
    return "tollgate-" + std::to_string(next.fetch_add(1));
}

} // namespace

void WriteTurn::lock()
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t mine = m_waiting++;
    m_next.wait(lock, [&] { return m_serving == mine; });
}

void WriteTurn::unlock()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_serving;
    }
    m_next.notify_all();
}

Database::Database(std::string path) : m_path(std::move(path)) { }

Database::~Database()
{
    std::vector<QString> names;
    for (const auto& [thread, connection] : m_connections)
        names.push_back(connection.connectionName());
    m_connections.clear(); // Qt removes only what nobody holds
    for (const QString& name : names)
        QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, bool create)
{
    std::error_code problem;
    if (!create && !std::filesystem::exists(path, problem))
        return fail({.code = ErrorCode::NotFound,
            .what = "there is no store here",
            .where = path,
            .remedy = "make one with: tollgated init --data DIR"});
    std::unique_ptr<Database> database(new Database(path));
    if (const auto migrated = database->migrate(); !migrated)
        return fail(migrated.error());
    return database;
}

Result<QSqlDatabase> Database::connection()
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_connections.find(std::this_thread::get_id());
    if (known != m_connections.end())
        return known->second;
    QSqlDatabase database
        = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), toQt(nextConnectionName()));
    database.setDatabaseName(toQt(m_path));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    bool isOpen = database.open();
    for (const char* setting : kSettings) {
        if (isOpen)
            isOpen = Statement(database, setting).run().has_value();
    }
    if (isOpen) {
        m_connections.emplace(std::this_thread::get_id(), database);
        return database;
    }
    const auto reason = fromQt(database.lastError().text());
    return fail({.code = ErrorCode::Unreadable,
        .what = "cannot open the store: " + (reason.empty() ? "not a store" : reason),
        .where = m_path,
        .remedy = "check that the folder exists and can be written"});
}

Result<void> Database::write(const std::function<Result<void>(QSqlDatabase&)>& work)
{
    auto database = connection();
    if (!database)
        return fail(database.error());
    if (m_atOnce == std::this_thread::get_id())
        return work(*database);
    const std::lock_guard turn(m_turn);
    if (auto begun = Statement(*database, "BEGIN IMMEDIATE").run(); !begun)
        return begun;
    auto done = work(*database);
    if (done)
        done = Statement(*database, "COMMIT").run();
    if (!done)
        (void)Statement(*database, "ROLLBACK").run(); // the first failure is the one to tell
    return done;
}

Result<void> Database::writeAtOnce(const std::function<Result<void>()>& work)
{
    return write([&](QSqlDatabase&) {
        m_atOnce = std::this_thread::get_id();
        auto done = work();
        m_atOnce = std::thread::id();
        return done;
    });
}

Result<void> Database::readAtOnce(const std::function<Result<void>()>& work)
{
    const auto database = connection();
    if (!database)
        return fail(database.error());
    if (auto begun = Statement(*database, "BEGIN").run(); !begun)
        return begun;
    const auto done = work();
    const auto ended = Statement(*database, "COMMIT").run();
    return done ? ended : done;
}

Result<void> Database::migrate()
{
    const auto database = connection();
    if (!database)
        return fail(database.error());
    const auto version = schemaVersion(*database);
    if (!version)
        return fail(within(m_path, version.error()));
    if (*version > newestSchema())
        return fail({.code = ErrorCode::InvalidData,
            .what = "the store has schema " + std::to_string(*version)
                + ", made by a newer Tollgate; this one knows up to "
                + std::to_string(newestSchema()),
            .where = m_path,
            .remedy = "start it with the newer Tollgate"});
    if (*version == newestSchema())
        return {};
    return write([](QSqlDatabase& inside) { return applyMigrations(inside); });
}

} // namespace tollgate::store
