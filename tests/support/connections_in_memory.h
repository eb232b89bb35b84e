#pragma once

#include "ports/connection_book.h"
#include "ports/secret_store.h"

#include <algorithm>
#include <map>
#include <memory>

namespace tollgate::test {

// A list of gateways in memory, which outlives those who have it open.
class BookInMemory final : public ports::ConnectionBook {
public:
    explicit BookInMemory(std::shared_ptr<std::vector<ports::NamedConnection>> rows)
        : m_rows(std::move(rows))
    {
    }

    Result<std::vector<ports::NamedConnection>> list() override { return *m_rows; }
    Result<void> save(const ports::NamedConnection& connection) override
    {
        std::erase_if(*m_rows, [&](const auto& one) { return one.name == connection.name; });
        m_rows->insert(m_rows->begin(), connection);
        return {};
    }
    Result<void> remove(const std::string& name) override
    {
        std::erase_if(*m_rows, [&](const auto& one) { return one.name == name; });
        return {};
    }

private:
    std::shared_ptr<std::vector<ports::NamedConnection>> m_rows;
};

// Tokens in memory; can be locked.
class SecretsInMemory final : public ports::SecretStore {
public:
    std::string name() const override { return "keychain"; }
    void read(
        const std::string& key, std::function<void(Result<std::optional<Secret>>)> done) override
    {
        const auto found = kept.find(key);
        done(found == kept.end() ? std::nullopt : std::optional(found->second));
    }
    void write(const std::string& key, const Secret& secret,
        std::function<void(Result<void>)> done) override
    {
        if (isLocked)
            return done(fail(kLocked));
        kept.insert_or_assign(key, secret);
        done({});
    }
    void remove(const std::string& key, std::function<void(Result<void>)> done) override
    {
        if (isLocked)
            return done(fail(kLocked));
        kept.erase(key);
        done({});
    }

    inline static const Error kLocked{
        .code = ErrorCode::Refused, .what = "the keychain is locked", .where = {}, .remedy = {}};
    std::map<std::string, Secret> kept;
    bool isLocked = false;
};

// Takes everything but "nonsense".
inline Result<std::string> addressRule(const std::string& text)
{
    if (text == "nonsense")
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "'nonsense' is not an address",
            .where = {},
            .remedy = {}});
    return "http://" + text;
}

} // namespace tollgate::test
