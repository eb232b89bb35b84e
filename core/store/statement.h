#pragma once

#include "base/instant.h"
#include "base/json.h"
#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tollgate::store {

QString toQt(std::string_view text);
std::string fromQt(const QString& text);

// One SQL statement with its values, in the types of the core. Failures carry SQLite's words.
class Statement {
public:
    Statement(const QSqlDatabase& database, const char* sql);

    // Values of the question marks, in order.
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(const char* text) { return bind(std::string_view(text)); }
    Statement& bind(Instant instant);
    Statement& bind(const std::optional<Instant>& instant);
    Statement& bindBytes(std::string_view bytes);
    Statement& bindBytes(std::span<const std::uint8_t> bytes);

    Result<void> run(); // once for each set of values
    Result<bool> one(); // runs and steps to the first row, where there is one
    Result<bool> next(); // steps to the next row; runs the statement first where it did not yet

    // Columns of the row.
    std::int64_t number(int column) const;
    std::string text(int column) const;
    std::string bytes(int column) const;
    Instant instant(int column) const;
    std::optional<Instant> optionalInstant(int column) const;
    Result<Json> json(int column) const;

    std::int64_t rowsChanged() const;
    std::int64_t insertedRow() const;

private:
    Error problem() const;

    QSqlQuery m_query;
    int m_bound = 0;
    bool m_isPrepared = false;
    bool m_hasRun = false;
};

// Whether a failed write failed since a row with this key is there already.
bool isTaken(const Error& error);

} // namespace tollgate::store
