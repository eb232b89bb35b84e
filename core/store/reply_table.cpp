#include "store/reply_table.h"

#include "store/statement.h"

#include <algorithm>

namespace tollgate::store {

Result<std::optional<ports::KeptReply>> ReplyTable::find(const std::string& key)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database, "SELECT request, status, body, kept FROM replies WHERE key=?");
    return statement.bind(key).one().map([&](bool found) -> std::optional<ports::KeptReply> {
        if (!found)
            return std::nullopt;
        ports::KeptReply reply{.status = static_cast<int>(statement.number(1)),
            .body = statement.text(2),
            .kept = statement.instant(3)};
        const std::string request = statement.bytes(0);
        std::copy_n(
            request.begin(), std::min(request.size(), reply.request.size()), reply.request.begin());
        return reply;
    });
}

Result<void> ReplyTable::keep(const std::string& key, const ports::KeptReply& reply)
{
    return m_database.write([&](QSqlDatabase& database) {
        return Statement(database,
            "INSERT OR REPLACE INTO replies(key, request, status, body, kept) VALUES(?,?,?,?,?)")
            .bind(key)
            .bindBytes(reply.request)
            .bind(std::int64_t{reply.status})
            .bind(reply.body)
            .bind(reply.kept)
            .run();
    });
}

Result<void> ReplyTable::forgetBefore(Instant instant)
{
    return m_database.write([&](QSqlDatabase& database) {
        return Statement(database, "DELETE FROM replies WHERE kept<?").bind(instant).run();
    });
}

} // namespace tollgate::store
