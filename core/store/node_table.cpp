#include "store/node_table.h"

#include "store/statement.h"

namespace tollgate::store {

bool NodeTable::takeNumber(ports::NodeNumber number)
{
    auto lock = FileLock::tryTake(m_database.path() + ".node-" + std::to_string(number));
    if (!lock)
        return false;
    const std::lock_guard guard(m_mutex);
    m_held.emplace(number, *std::move(lock));
    return true;
}

// The number of the node that this one goes on from, taken; 0: it is a new one.
Result<ports::NodeNumber> NodeTable::numberFor(
    const QSqlDatabase& database, const ports::Node& node)
{
    Statement statement(database,
        "SELECT number, name FROM nodes WHERE name=? OR (? AND has_default_name)"
        " ORDER BY name<>?, number");
    statement.bind(node.name).bind(std::int64_t{node.hasDefaultName}).bind(node.name);
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return ports::NodeNumber{0};
        const auto number = static_cast<ports::NodeNumber>(statement.number(0));
        if (takeNumber(number))
            return number;
        if (statement.text(1) == node.name)
            return fail({.code = ErrorCode::Conflict,
                .what = "a node of this name is serving the store already",
                .where = "node '" + node.name + "'",
                .remedy = "give this one another name with --node"});
    }
}

Result<ports::Node> NodeTable::enter(const ports::Node& node)
{
    ports::Node entered = node;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        const auto known = numberFor(database, node);
        if (!known)
            return fail(known.error());
        Statement statement(database,
            *known != 0
                ? "UPDATE nodes SET name=?, has_default_name=?, admin_url=?, peer_secret=?,"
                  " heartbeat=? WHERE number=?"
                : "INSERT INTO nodes(name, has_default_name, admin_url, peer_secret, heartbeat)"
                  " VALUES(?,?,?,?,?)");
        statement.bind(node.name)
            .bind(std::int64_t{node.hasDefaultName})
            .bind(node.adminUrl)
            .bind(node.peerSecret)
            .bind(node.heartbeat);
        if (*known != 0)
            statement.bind(std::int64_t{*known});
        if (auto done = statement.run(); !done)
            return done;
        entered.number
            = *known != 0 ? *known : static_cast<ports::NodeNumber>(statement.insertedRow());
        if (*known == 0 && !takeNumber(entered.number))
            return fail({.code = ErrorCode::Unreadable,
                .what = "cannot make a lock file beside the store",
                .where = m_database.path(),
                .remedy = "check that the folder can be written"});
        return {};
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
    auto left = m_database.write([&](QSqlDatabase& database) {
        return Statement(database, "UPDATE nodes SET admin_url='' WHERE number=?")
            .bind(std::int64_t{node})
            .run();
    });
    const std::lock_guard guard(m_mutex);
    m_held.erase(node);
    return left;
}

Result<std::vector<ports::Node>> NodeTable::nodes()
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT number, name, has_default_name, admin_url, peer_secret, heartbeat FROM nodes"
        " ORDER BY number");
    std::vector<ports::Node> nodes;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return nodes;
        nodes.push_back({.number = static_cast<ports::NodeNumber>(statement.number(0)),
            .name = statement.text(1),
            .hasDefaultName = statement.number(2) != 0,
            .adminUrl = statement.text(3),
            .peerSecret = statement.text(4),
            .heartbeat = statement.instant(5)});
    }
}

} // namespace tollgate::store
