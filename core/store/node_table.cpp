#include "store/node_table.h"

#include "store/statement.h"

namespace tollgate::store {

Result<ports::Node> NodeTable::enter(const ports::Node& node)
{
    ports::Node entered = node;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        Statement upsert(database,
            "INSERT INTO nodes(name, admin_url, peer_secret, heartbeat) VALUES(?,?,?,?)"
            " ON CONFLICT(name) DO UPDATE SET admin_url=excluded.admin_url,"
            " peer_secret=excluded.peer_secret, heartbeat=excluded.heartbeat");
        if (auto done = upsert.bind(node.name)
                            .bind(node.adminUrl)
                            .bind(node.peerSecret)
                            .bind(node.heartbeat)
                            .run();
            !done)
            return done;
        Statement number(database, "SELECT number FROM nodes WHERE name=?");
        return number.bind(node.name).one().map(
            [&](bool) { entered.number = static_cast<ports::NodeNumber>(number.number(0)); });
    });
    if (!written)
        return fail(written.error());
    return entered;
}

Result<void> NodeTable::beat(ports::NodeNumber node, Instant now)
{
    return m_database.write([&](QSqlDatabase& database) {
        return Statement(database, "UPDATE nodes SET heartbeat=? WHERE number=?")
            .bind(now)
            .bind(std::int64_t{node})
            .run();
    });
}

Result<void> NodeTable::leave(ports::NodeNumber node)
{
    return m_database.write([&](QSqlDatabase& database) {
        return Statement(database, "UPDATE nodes SET admin_url='' WHERE number=?")
            .bind(std::int64_t{node})
            .run();
    });
}

Result<std::vector<ports::Node>> NodeTable::nodes()
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT number, name, admin_url, peer_secret, heartbeat FROM nodes ORDER BY number");
    std::vector<ports::Node> nodes;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return nodes;
        nodes.push_back({.number = static_cast<ports::NodeNumber>(statement.number(0)),
            .name = statement.text(1),
            .adminUrl = statement.text(2),
            .peerSecret = statement.text(3),
            .heartbeat = statement.instant(4)});
    }
}

} // namespace tollgate::store
