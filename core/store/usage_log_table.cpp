#include "store/usage_log_table.h"

#include "store/statement.h"
#include "store/totals_rows.h"

namespace tollgate::store {

namespace {

Result<std::int64_t> insertBlock(const QSqlDatabase& database, const ports::LogCommit& commit)
{
    Statement statement(database, "INSERT INTO event_blocks(node, events, block) VALUES(?,?,?)");
    return statement.bind(std::int64_t{commit.node})
        .bind(static_cast<std::int64_t>(commit.events))
        .bindBytes(commit.block)
        .run()
        .map([&] { return statement.insertedRow(); });
}

Result<std::int64_t> lastBlockOf(const QSqlDatabase& database, ports::NodeNumber node)
{
    Statement statement(
        database, "SELECT coalesce(max(position), 0) FROM event_blocks WHERE node=?");
    return statement.bind(std::int64_t{node}).one().map([&](bool) { return statement.number(0); });
}

Result<void> writeCounters(
    const QSqlDatabase& database, ports::NodeNumber node, const ports::CheckpointRows& rows)
{
    Statement statement(
        database, "INSERT OR REPLACE INTO counters(node, consumer, body) VALUES(?,?,?)");
    for (const ports::PackedCounters& row : rows.counters) {
        statement.bind(std::int64_t{node}).bind(row.consumer.value).bindBytes(row.bytes);
        if (auto done = statement.run(); !done)
            return done;
    }
    return {};
}

Result<void> writeCheckpoint(
    const QSqlDatabase& database, const ports::LogCommit& commit, std::int64_t position)
{
    const ports::CheckpointRows& rows = *commit.checkpoint;
    return writeCounters(database, commit.node, rows)
        .and_then([&] { return addTotals(database, commit.node, rows); })
        .and_then([&] {
            return Statement(
                database, "INSERT OR REPLACE INTO checkpoints(node, position) VALUES(?,?)")
                .bind(std::int64_t{commit.node})
                .bind(position)
                .run();
        });
}

Result<void> readCounters(
    const QSqlDatabase& database, ports::NodeNumber node, ports::Checkpoint& checkpoint)
{
    Statement statement(
        database, "SELECT consumer, body FROM counters WHERE node=? ORDER BY consumer");
    statement.bind(std::int64_t{node});
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        checkpoint.counters.push_back(
            {.consumer = ConsumerId{statement.text(0)}, .bytes = statement.bytes(1)});
    }
}

ports::LogBlock blockFromRow(const Statement& row)
{
    return {.position = {row.number(0)},
        .node = static_cast<ports::NodeNumber>(row.number(1)),
        .bytes = row.bytes(2)};
}

} // namespace

Result<ports::LogPosition> UsageLogTable::append(const ports::LogCommit& commit)
{
    std::int64_t position = 0;
    const auto written = m_database.write([&](QSqlDatabase& database) -> Result<void> {
        const auto last = commit.block.empty() ? lastBlockOf(database, commit.node)
                                               : insertBlock(database, commit);
        if (!last)
            return fail(last.error());
        position = *last;
        return commit.checkpoint ? writeCheckpoint(database, commit, position) : Result<void>{};
    });
    if (!written)
        return fail(written.error());
    return ports::LogPosition{position};
}

Result<ports::Checkpoint> UsageLogTable::checkpoint(ports::NodeNumber node)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    ports::Checkpoint checkpoint;
    Statement statement(*database, "SELECT position FROM checkpoints WHERE node=?");
    const auto found = statement.bind(std::int64_t{node}).one();
    if (!found)
        return fail(found.error());
    if (!*found)
        return checkpoint;
    checkpoint.position.row = statement.number(0);
    if (const auto whole = readCounters(*database, node, checkpoint); !whole)
        return fail(whole.error());
    return checkpoint;
}

Result<std::vector<ports::PackedCounters>> UsageLogTable::countersElsewhere(
    ports::NodeNumber node, const ConsumerId& consumer)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT body FROM counters WHERE node IN (SELECT number FROM nodes WHERE number<>?)"
        " AND consumer=?");
    statement.bind(std::int64_t{node}).bind(consumer.value);
    std::vector<ports::PackedCounters> counters;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return counters;
        counters.push_back({.consumer = consumer, .bytes = statement.bytes(0)});
    }
}

Result<ports::Totals> UsageLogTable::totals(ports::NodeNumber node)
{
    const auto database = m_database.connection();
    return database ? readTotals(*database, node) : fail(database.error());
}

Result<ports::LogPosition> UsageLogTable::newest()
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database, "SELECT coalesce(max(position), 0) FROM event_blocks");
    return statement.one().map([&](bool) { return ports::LogPosition{statement.number(0)}; });
}

Result<void> UsageLogTable::visit(
    ports::LogPosition after, ports::NodeNumber node, const Visit& visit)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT position, node, block FROM event_blocks WHERE position>? AND (?=0 OR node=?)"
        " ORDER BY position");
    statement.bind(after.row).bind(std::int64_t{node}).bind(std::int64_t{node});
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        if (auto done = visit(blockFromRow(statement)); !done)
            return done;
    }
}

Result<std::vector<ports::LogBlock>> UsageLogTable::read(
    ports::LogPosition after, std::size_t bytes)
{
    const auto database = m_database.connection();
    if (!database)
        return fail(database.error());
    Statement statement(*database,
        "SELECT position, node, block FROM event_blocks WHERE position>? ORDER BY position");
    statement.bind(after.row);
    std::vector<ports::LogBlock> blocks;
    std::size_t taken = 0;
    while (taken < bytes) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        blocks.push_back(blockFromRow(statement));
        taken += blocks.back().bytes.size();
    }
    return blocks;
}

} // namespace tollgate::store
