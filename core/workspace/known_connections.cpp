#include "workspace/known_connections.h"

#include <QPointer>

#include <algorithm>

namespace tollgate::workspace {

namespace {

std::string keyOf(const std::string& name) { return "connection/" + name; }

// Stands in for a secret store that has not answered yet.
class NotYet final : public ports::SecretStore {
public:
    std::string name() const override { return {}; }
    void read(const std::string& /*key*/,
        std::function<void(Result<std::optional<Secret>>)> done) override
    {
        done(fail(kError));
    }
    void write(const std::string& /*key*/, const Secret& /*secret*/,
        std::function<void(Result<void>)> done) override
    {
        done(fail(kError));
    }
    void remove(const std::string& /*key*/, std::function<void(Result<void>)> done) override
    {
        done(fail(kError));
    }

private:
    inline static const Error kError{.code = ErrorCode::Unavailable,
        .what = "the keychain has not answered yet",
        .where = {},
        .remedy = "unlock it, or try again in a moment"};
};

} // namespace

KnownConnections::KnownConnections(
    std::unique_ptr<ports::ConnectionBook> book, AddressRule addressRule, QObject* parent)
    : QObject(parent), m_book(std::move(book)), m_secrets(std::make_shared<NotYet>()),
      m_addressRule(std::move(addressRule))
{
    if (const auto read = readBook(); !read)
        m_problem = read.error();
}

void KnownConnections::setSecrets(std::shared_ptr<ports::SecretStore> secrets)
{
    m_secrets = std::move(secrets);
    emit changed();
}

void KnownConnections::save(
    ports::NamedConnection connection, const std::optional<Secret>& token, Done done)
{
    auto valid = checked(std::move(connection));
    if (!valid)
        return done(fail(valid.error()));
    if (!token) {
        const ports::NamedConnection* old = find(valid->name);
        valid->secretStore = old ? old->secretStore : std::string();
        return done(write(*valid));
    }
    valid->secretStore = m_secrets->name();
    const std::string key = keyOf(valid->name);
    // First the token: a connection in the book never lacks one that was given.
    m_secrets->write(key, *token,
        [self = QPointer<KnownConnections>(this), connection = *std::move(valid),
            done = std::move(done)](const Result<void>& kept) {
            if (self)
                done(kept ? self->write(connection) : kept);
        });
}

void KnownConnections::remove(const std::string& name, const Done& done)
{
    m_secrets->remove(keyOf(name),
        [self = QPointer<KnownConnections>(this), name, done](const Result<void>& removed) {
            if (!self)
                return;
            // What is still in the keychain keeps its place in the book, to be seen and tried
            // again.
            auto result
                = removed.and_then([&] { return self->m_book->remove(name); }).and_then([&] {
                      return self->readBook();
                  });
            emit self->changed();
            done(std::move(result));
        });
}

void KnownConnections::noteUse(const std::string& name, const std::string& environment, Instant now)
{
    const ports::NamedConnection* known = find(name);
    if (!known)
        return;
    ports::NamedConnection used = *known;
    used.environment = environment;
    used.lastUsed = now;
    // A note for the next start only: without it the list is in another order.
    (void)write(used);
}

void KnownConnections::readToken(
    const std::string& name, const std::function<void(Result<Secret>)>& done)
{
    m_secrets->read(keyOf(name), [name, done](const Result<std::optional<Secret>>& kept) {
        if (!kept)
            return done(fail(kept.error()));
        if (!*kept)
            return done(fail({.code = ErrorCode::NotFound,
                .what = "no token is kept for " + name,
                .where = {},
                .remedy = "enter one"}));
        done(**kept);
    });
}

const ports::NamedConnection* KnownConnections::find(const std::string& name) const
{
    const auto found = std::ranges::find(m_all, name, &ports::NamedConnection::name);
    return found == m_all.end() ? nullptr : &*found;
}

Result<ports::NamedConnection> KnownConnections::checked(ports::NamedConnection connection) const
{
    if (connection.name.empty())
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "the connection has no name",
            .where = {},
            .remedy = "give it one to find it by"});
    return m_addressRule(connection.url).map([&](std::string url) {
        connection.url = std::move(url);
        return std::move(connection);
    });
}

Result<void> KnownConnections::write(const ports::NamedConnection& connection)
{
    auto written = m_book->save(connection).and_then([this] { return readBook(); });
    emit changed();
    return written;
}

Result<void> KnownConnections::readBook()
{
    return m_book->list().map(
        [this](std::vector<ports::NamedConnection> all) { m_all = std::move(all); });
}

} // namespace tollgate::workspace
