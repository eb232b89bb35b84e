#include "store/key_table.h"

#include "store/consumer_table.h"
#include "store/statement.h"

namespace tollgate::store {

namespace {

constexpr int kKeyColumns = 7;

// From the columns id, consumer, prefix, label, created, expires, revoked.
ApiKey keyFromRow(const Statement& row)
{
    return {.id = KeyId{row.text(0)},
        .consumer = ConsumerId{row.text(1)},
        .label = row.text(3),
        .prefix = row.text(2),
        .created = row.instant(4),
        .expires = row.optionalInstant(5),
        .revoked = row.optionalInstant(6)};
}

Result<std::optional<ApiKey>> findKey(const QSqlDatabase& database, const KeyId& id)
{
    Statement statement(database,
        "SELECT id, consumer, prefix, label, created, expires, revoked FROM api_keys WHERE id=?");
    return statement.bind(id.value).one().map(
        [&](bool found) { return found ? std::optional(keyFromRow(statement)) : std::nullopt; });
}

} // namespace

Result<std::optional<ports::KeyOwner>> KeyTable::find(const ports::SecretHash& hash)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT k.id, k.consumer, k.prefix, k.label, k.created, k.expires, k.revoked,"
        " c.body, c.plan, c.plan_version"
        " FROM api_keys k JOIN consumers c ON c.id=k.consumer WHERE k.hash=?");
    const auto found = statement.bindBytes(hash).one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return std::optional<ports::KeyOwner>{};
    return consumerFromRow(statement, kKeyColumns).map([&](Consumer consumer) {
        return std::optional(
            ports::KeyOwner{.key = keyFromRow(statement), .consumer = std::move(consumer)});
    });
}

Result<std::optional<ApiKey>> KeyTable::find(const KeyId& id)
{
    const auto database = m_database.connection();
    return database ? findKey(*database, id) : fail(database.error());
}

Result<std::vector<ApiKey>> KeyTable::keysOf(const ConsumerId& consumer)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT id, consumer, prefix, label, created, expires, revoked FROM api_keys"
        " WHERE consumer=? ORDER BY created, id");
    statement.bind(consumer.value);
    std::vector<ApiKey> keys;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return keys;
        keys.push_back(keyFromRow(statement));
    }
}

Result<void> KeyTable::create(const ApiKey& key, const ports::SecretHash& hash)
{
    return m_database.write([&](QSqlDatabase& database) {
        return Statement(database,
            "INSERT INTO api_keys(id, consumer, hash, prefix, label, created, expires, revoked)"
            " VALUES(?,?,?,?,?,?,?,?)")
            .bind(key.id.value)
            .bind(key.consumer.value)
            .bindBytes(hash)
            .bind(key.prefix)
            .bind(key.label)
            .bind(key.created)
            .bind(key.expires)
            .bind(key.revoked)
            .run();
    });
}

Result<ApiKey> KeyTable::revoke(const KeyId& id, Instant now)
{
    ApiKey revoked;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        const auto found = findKey(database, id);
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail({.code = ErrorCode::NotFound,
                .what = "there is no such key",
                .where = "key '" + id.value + "'",
                .remedy = {}});
        revoked = **found;
        revoked.revoked = revoked.revoked.value_or(now);
        return Statement(database, "UPDATE api_keys SET revoked=? WHERE id=?")
            .bind(revoked.revoked)
            .bind(id.value)
            .run();
    });
    if (!written)
        return fail(written.error());
    return revoked;
}

} // namespace tollgate::store
