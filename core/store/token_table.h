#pragma once

#include "ports/token_book.h"
#include "store/database.h"

namespace tollgate::store {

class TokenTable final : public ports::TokenBook {
public:
    explicit TokenTable(Database& database) : m_database(database) { }

    Result<std::optional<ports::AdminToken>> find(const ports::SecretHash& hash) override;
    Result<std::vector<ports::AdminToken>> list() override;
    Result<void> create(const ports::AdminToken& token, const ports::SecretHash& hash) override;
    Result<ports::AdminToken> revoke(const std::string& id, Instant now) override;

private:
    Database& m_database;
};

} // namespace tollgate::store
