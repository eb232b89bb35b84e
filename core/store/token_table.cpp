#include "store/token_table.h"

#include "store/statement.h"

namespace tollgate::store {

namespace {

// A role that a newer version knows is taken for the least.
ports::Role roleNamed(const std::string& name)
{
    for (const auto role : {ports::Role::Admin, ports::Role::Operator}) {
        if (nameOf(role) == name)
            return role;
    }
    return ports::Role::Viewer;
}

// From the columns id, label, role, created, revoked.
ports::AdminToken tokenFromRow(const Statement& row)
{
    return {.id = row.text(0),
        .label = row.text(1),
        .role = roleNamed(row.text(2)),
        .created = row.instant(3),
        .revoked = row.optionalInstant(4)};
}

} // namespace

Result<std::optional<ports::AdminToken>> TokenTable::find(const ports::SecretHash& hash)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(
        *database, "SELECT id, label, role, created, revoked FROM tokens WHERE hash=?");
    return statement.bindBytes(hash).one().map(
        [&](bool found) { return found ? std::optional(tokenFromRow(statement)) : std::nullopt; });
}

Result<std::vector<ports::AdminToken>> TokenTable::list()
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(
        *database, "SELECT id, label, role, created, revoked FROM tokens ORDER BY created, id");
    std::vector<ports::AdminToken> tokens;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return tokens;
        tokens.push_back(tokenFromRow(statement));
    }
}

Result<void> TokenTable::create(const ports::AdminToken& token, const ports::SecretHash& hash)
{
    return m_database.write([&](QSqlDatabase& database) {
        return Statement(database,
            "INSERT INTO tokens(id, label, role, hash, created, revoked) VALUES(?,?,?,?,?,?)")
            .bind(token.id)
            .bind(token.label)
            .bind(nameOf(token.role))
            .bindBytes(hash)
            .bind(token.created)
            .bind(token.revoked)
            .run();
    });
}

Result<ports::AdminToken> TokenTable::revoke(const std::string& id, Instant now)
{
    ports::AdminToken revoked;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        Statement statement(
            database, "SELECT id, label, role, created, revoked FROM tokens WHERE id=?");
        const auto found = statement.bind(id).one();
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail({.code = ErrorCode::NotFound,
                .what = "there is no such token",
                .where = "token '" + id + "'",
                .remedy = {}});
        revoked = tokenFromRow(statement);
        revoked.revoked = revoked.revoked.value_or(now);
        return Statement(database, "UPDATE tokens SET revoked=? WHERE id=?")
            .bind(revoked.revoked)
            .bind(id)
            .run();
    });
    if (!written)
        return fail(written.error());
    return revoked;
}

} // namespace tollgate::store
