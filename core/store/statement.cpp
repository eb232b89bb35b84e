#include "store/statement.h"

#include <QSqlError>
#include <QVariant>

namespace tollgate::store {

namespace {

// Qt takes a null text or array for SQL's NULL: an empty one is made of something.
QByteArray toBytes(std::string_view bytes)
{
    if (bytes.empty())
        return QByteArray("");
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

// SQLite's extended result codes for a primary key or a unique column that is taken.
bool isUniqueViolation(const QSqlError& error)
{
    const QString code = error.nativeErrorCode();
    return code == QLatin1String("1555") || code == QLatin1String("2067")
        || (code == QLatin1String("19")
            && error.databaseText().startsWith(QLatin1String("UNIQUE constraint failed")));
}

} // namespace

QString toQt(std::string_view text)
{
    if (text.empty())
        return QStringLiteral("");
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string fromQt(const QString& text) { return text.toStdString(); }

Statement::Statement(const QSqlDatabase& database, const char* sql) : m_query(database)
{
    m_query.setForwardOnly(true);
    m_isPrepared = m_query.prepare(QString::fromUtf8(sql));
}

Statement& Statement::bind(std::int64_t value)
{
    m_query.bindValue(m_bound++, QVariant::fromValue(static_cast<qlonglong>(value)));
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    m_query.bindValue(m_bound++, toQt(text));
    return *this;
}

Statement& Statement::bind(Instant instant) { return bind(instant.time_since_epoch().count()); }

Statement& Statement::bind(const std::optional<Instant>& instant)
{
    if (instant)
        return bind(*instant);
    m_query.bindValue(m_bound++, QVariant(QMetaType(QMetaType::LongLong)));
    return *this;
}

Statement& Statement::bindBytes(std::string_view bytes)
{
    m_query.bindValue(m_bound++, toBytes(bytes));
    return *this;
}

Statement& Statement::bindBytes(std::span<const std::uint8_t> bytes)
{
    return bindBytes(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Error Statement::problem() const
{
    const QSqlError error = m_query.lastError();
    return {.code = isUniqueViolation(error) ? ErrorCode::Conflict : ErrorCode::Unreadable,
        .what = fromQt(error.databaseText()),
        .where = "the store",
        .remedy = {}};
}

Result<void> Statement::run()
{
    m_bound = 0;
    if (!m_isPrepared || !m_query.exec())
        return fail(problem());
    m_hasRun = true;
    return {};
}

Result<bool> Statement::one()
{
    return run().map([this] { return m_query.next(); });
}

Result<bool> Statement::next()
{
    if (!m_hasRun)
        return one();
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return fail(problem());
    return false;
}

std::int64_t Statement::number(int column) const { return m_query.value(column).toLongLong(); }

std::string Statement::text(int column) const { return fromQt(m_query.value(column).toString()); }

std::string Statement::bytes(int column) const
{
    return m_query.value(column).toByteArray().toStdString();
}

Instant Statement::instant(int column) const
{
    return Instant{std::chrono::milliseconds{number(column)}};
}

std::optional<Instant> Statement::optionalInstant(int column) const
{
    if (m_query.isNull(column))
        return std::nullopt;
    return instant(column);
}

Result<Json> Statement::json(int column) const { return parseJson(text(column), "the store"); }

std::int64_t Statement::rowsChanged() const { return m_query.numRowsAffected(); }

std::int64_t Statement::insertedRow() const { return m_query.lastInsertId().toLongLong(); }

bool isTaken(const Error& error) { return error.code == ErrorCode::Conflict; }

} // namespace tollgate::store
