#include "store/store.h"

#include "store/statement.h"

#include <filesystem>

namespace tollgate::store {

namespace {

std::string fileIn(const std::string& folder)
{
    return (std::filesystem::path(folder) / "tollgate.sqlite").string();
}

} // namespace

Store::Store(std::unique_ptr<Database> database)
    : m_database(std::move(database)), m_changes(*m_database), m_consumers(*m_database),
      m_keys(*m_database), m_nodes(*m_database), m_operations(*m_database), m_plans(*m_database),
      m_replies(*m_database), m_tokens(*m_database), m_usage(*m_database)
{
}

Result<std::unique_ptr<Store>> Store::create(
    const std::string& folder, const GatewayName& name, Instant now)
{
    std::error_code problem;
    const std::string file = fileIn(folder);
    if (std::filesystem::exists(file, problem))
        return fail({.code = ErrorCode::Conflict,
            .what = "there is a store here already",
            .where = file,
            .remedy = "serve it, or choose another folder"});
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return fail({.code = ErrorCode::Unreadable,
            .what = "cannot make the folder: " + problem.message(),
            .where = folder,
            .remedy = {}});
    auto database = Database::open(file, true);
    if (!database)
        return fail(database.error());
    const auto named = (*database)->write([&](QSqlDatabase& inside) {
        return Statement(inside, "INSERT INTO gateway(name, environment, created) VALUES(?,?,?)")
            .bind(name.name)
            .bind(name.environment)
            .bind(now)
            .run();
    });
    if (!named)
        return fail(named.error());
    return std::unique_ptr<Store>(new Store(*std::move(database)));
}

Result<std::unique_ptr<Store>> Store::open(const std::string& folder)
{
    return Database::open(fileIn(folder), false).map([](std::unique_ptr<Database> database) {
        return std::unique_ptr<Store>(new Store(std::move(database)));
    });
}

Result<GatewayName> Store::name()
{
    const auto database = m_database->connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database, "SELECT name, environment FROM gateway");
    const auto found = statement.one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail({.code = ErrorCode::InvalidData,
            .what = "the store was not finished by init",
            .where = m_database->path(),
            .remedy = "remove it and run: tollgated init --data DIR"});
    return GatewayName{.name = statement.text(0), .environment = statement.text(1)};
}

} // namespace tollgate::store
