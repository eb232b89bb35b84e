#include "store/migrations.h"

#include "store/migration_scripts.h"
#include "store/statement.h"

#include <string>
#include <string_view>

namespace tollgate::store {

namespace {

// A statement of a script ends with a semicolon at the end of a line.
Result<void> runScript(QSqlDatabase& database, std::string_view script)
{
    while (!script.empty()) {
        const auto end = script.find(";\n");
        const auto statement = script.substr(0, end);
        if (statement.find_first_not_of(" \n") != std::string_view::npos) {
            if (auto done = Statement(database, std::string(statement).c_str()).run(); !done)
                return done;
        }
        script = end == std::string_view::npos ? std::string_view{} : script.substr(end + 2);
    }
    return {};
}

} // namespace

int newestSchema() { return static_cast<int>(migrationScripts().size()); }

Result<int> schemaVersion(const QSqlDatabase& database)
{
    Statement statement(database, "PRAGMA user_version");
    return statement.one().map([&](bool) { return static_cast<int>(statement.number(0)); });
}

Result<void> applyMigrations(QSqlDatabase& database)
{
    const auto version = schemaVersion(database);
    if (!version)
        return fail(version.error());
    for (int next = *version; next < newestSchema(); ++next) {
        if (auto done = runScript(database, migrationScripts()[static_cast<std::size_t>(next)]);
            !done)
            return done;
    }
    const auto mark = "PRAGMA user_version=" + std::to_string(newestSchema());
    return Statement(database, mark.c_str()).run();
}

} // namespace tollgate::store
