#include "store/connections_file.h"

#include "store/migrations.h"
#include "store/statement.h"

#include <QSqlError>

#include <array>
#include <atomic>
#include <filesystem>

namespace tollgate::store {

namespace {

// The schema of the file, step by step; a step is never changed once it was released.
constexpr std::array<const char*, 1> kSteps{
    "CREATE TABLE connections(name TEXT PRIMARY KEY NOT NULL, url TEXT NOT NULL,"
    " environment TEXT NOT NULL, secret_store TEXT NOT NULL, read_only INTEGER NOT NULL,"
    " last_used INTEGER) STRICT"};

QString nextName()
{
    static std::atomic<int> next{0};
    return QStringLiteral("tollgate-connections-%1").arg(next.fetch_add(1));
}

} // namespace

Result<std::unique_ptr<ConnectionsFile>> ConnectionsFile::open(const std::string& path)
{
    std::error_code ignored; // what is wrong with the folder shows when the file is opened
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), nextName());
    database.setDatabaseName(toQt(path));
    std::unique_ptr<ConnectionsFile> file(new ConnectionsFile(database));
    if (!database.open())
        return fail({.code = ErrorCode::Unreadable,
            .what = "cannot be opened: " + fromQt(database.lastError().text()),
            .where = path,
            .remedy = "check that the folder exists and can be written"});
    if (const auto migrated = migrate(database); !migrated)
        return fail(within(path, migrated.error()));
    return file;
}

ConnectionsFile::~ConnectionsFile()
{
    const QString name = m_database.connectionName();
    m_database = {}; // Qt removes only what nobody holds
    QSqlDatabase::removeDatabase(name);
}

Result<void> ConnectionsFile::migrate(QSqlDatabase& database)
{
    const auto version = schemaVersion(database);
    if (!version)
        return fail(version.error());
    if (*version > static_cast<int>(kSteps.size()))
        return fail({.code = ErrorCode::InvalidData,
            .what = "was written by a newer Tollgate",
            .where = {},
            .remedy = "start it with the newer Tollgate, or move the file away"});
    for (auto step = static_cast<std::size_t>(*version); step < kSteps.size(); ++step) {
        const std::string mark = "PRAGMA user_version=" + std::to_string(step + 1);
        for (const char* sql : {"BEGIN IMMEDIATE", kSteps[step], mark.c_str(), "COMMIT"}) {
            if (auto done = Statement(database, sql).run(); !done)
                return done;
        }
    }
    return {};
}

Result<std::vector<ports::NamedConnection>> ConnectionsFile::list()
{
    Statement statement(m_database,
        "SELECT name, url, environment, secret_store, read_only, last_used FROM connections"
        " ORDER BY last_used DESC NULLS LAST, name");
    std::vector<ports::NamedConnection> connections;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return connections;
        connections.push_back({.name = statement.text(0),
            .url = statement.text(1),
            .environment = statement.text(2),
            .secretStore = statement.text(3),
            .isReadOnly = statement.number(4) != 0,
            .lastUsed = statement.optionalInstant(5)});
    }
}

Result<void> ConnectionsFile::save(const ports::NamedConnection& connection)
{
    if (connection.name.empty())
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "has no name",
            .where = "connection",
            .remedy = "give it one"});
    return Statement(m_database,
        "INSERT OR REPLACE INTO connections(name, url, environment, secret_store, read_only,"
        " last_used) VALUES(?,?,?,?,?,?)")
        .bind(connection.name)
        .bind(connection.url)
        .bind(connection.environment)
        .bind(connection.secretStore)
        .bind(std::int64_t{connection.isReadOnly})
        .bind(connection.lastUsed)
        .run();
}

Result<void> ConnectionsFile::remove(const std::string& name)
{
    return Statement(m_database, "DELETE FROM connections WHERE name=?").bind(name).run();
}

} // namespace tollgate::store
