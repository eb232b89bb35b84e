#include "store/totals_rows.h"

#include "store/statement.h"

#include <array>
#include <string>

namespace tollgate::store {

namespace {

// In the order of the values that bindSums binds and readSums reads.
constexpr std::array<const char*, 8> kCounts{"accepted", "billable", "refused_minute",
    "refused_hour", "refused_day", "refused_quota", "refused_feature", "refused_key"};
constexpr std::array<const char*, kMeterCount> kUnits{
    "requests", "compute_units", "bytes_in", "bytes_out", "resource_seconds", "active_resources"};

std::vector<std::string> sumColumns(bool withUnits)
{
    std::vector<std::string> columns(kCounts.begin(), kCounts.end());
    if (withUnits)
        columns.insert(columns.end(), kUnits.begin(), kUnits.end());
    return columns;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

// "INSERT ... ON CONFLICT ... DO UPDATE SET accepted=accepted+excluded.accepted, ..."
std::string upsert(const std::string& table, std::vector<std::string> key, bool withUnits)
{
    const auto sums = sumColumns(withUnits);
    const std::string conflict = joined(key);
    key.insert(key.end(), sums.begin(), sums.end());
    std::vector<std::string> additions;
    for (const std::string& sum : sums)
        additions.push_back(sum + "=" + sum + "+excluded." + sum);
    return "INSERT INTO " + table + "(" + joined(key) + ") VALUES("
        + joined(std::vector<std::string>(key.size(), "?")) + ") ON CONFLICT(" + conflict
        + ") DO UPDATE SET " + joined(additions);
}

template <class Total> void bindSums(Statement& statement, const Total& total)
{
    statement.bind(total.accepted).bind(total.billable);
    for (const std::int64_t count : total.refused)
        statement.bind(count);
}

template <class Total> void readSums(const Statement& row, int column, Total& total)
{
    total.accepted = row.number(column++);
    total.billable = row.number(column++);
    for (std::int64_t& count : total.refused)
        count = row.number(column++);
}

Result<void> readDays(
    const QSqlDatabase& database, ports::NodeNumber node, std::vector<ports::DayTotal>& days)
{
    Statement statement(database,
        ("SELECT day, consumer, " + joined(sumColumns(true))
            + " FROM day_totals WHERE node=? ORDER BY day, consumer")
            .c_str());
    statement.bind(std::int64_t{node});
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        constexpr int kFirstSum = 2;
        ports::DayTotal total{
            .consumer = ConsumerId{statement.text(1)}, .day = statement.instant(0)};
        readSums(statement, kFirstSum, total);
        for (std::size_t i = 0; i < kMeterCount; ++i)
            total.units[i].value
                = statement.number(kFirstSum + static_cast<int>(kCounts.size() + i));
        days.push_back(std::move(total));
    }
}

Result<void> readMinutes(
    const QSqlDatabase& database, ports::NodeNumber node, std::vector<ports::MinuteTotal>& minutes)
{
    Statement statement(database,
        ("SELECT minute, " + joined(sumColumns(false))
            + " FROM minute_totals WHERE node=? ORDER BY minute")
            .c_str());
    statement.bind(std::int64_t{node});
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        ports::MinuteTotal total{.minute = statement.instant(0)};
        readSums(statement, 1, total);
        minutes.push_back(total);
    }
}

} // namespace

Result<void> addTotals(
    const QSqlDatabase& database, ports::NodeNumber node, const ports::CheckpointRows& rows)
{
    static const std::string kDays = upsert("day_totals", {"node", "day", "consumer"}, true);
    static const std::string kMinutes = upsert("minute_totals", {"node", "minute"}, false);
    Statement days(database, kDays.c_str());
    for (const ports::DayTotal& total : rows.days) {
        days.bind(std::int64_t{node}).bind(total.day).bind(total.consumer.value);
        bindSums(days, total);
        for (const Quantity quantity : total.units)
            days.bind(quantity.value);
        if (auto done = days.run(); !done)
            return done;
    }
    Statement minutes(database, kMinutes.c_str());
    for (const ports::MinuteTotal& total : rows.minutes) {
        minutes.bind(std::int64_t{node}).bind(total.minute);
        bindSums(minutes, total);
        if (auto done = minutes.run(); !done)
            return done;
    }
    return {};
}

Result<ports::Totals> readTotals(const QSqlDatabase& database, ports::NodeNumber node)
{
    ports::Totals totals;
    const auto whole = readDays(database, node, totals.days).and_then([&] {
        return readMinutes(database, node, totals.minutes);
    });
    if (!whole)
        return fail(whole.error());
    return totals;
}

} // namespace tollgate::store
