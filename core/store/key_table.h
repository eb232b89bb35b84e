#pragma once

#include "ports/key_directory.h"
#include "store/database.h"

namespace tollgate::store {

class KeyTable final : public ports::KeyDirectory {
public:
    explicit KeyTable(Database& database) : m_database(database) { }

    Result<std::optional<ports::KeyOwner>> find(const ports::SecretHash& hash) override;
    Result<std::optional<ApiKey>> find(const KeyId& id) override;
    Result<std::vector<ApiKey>> keysOf(const ConsumerId& consumer) override;
    Result<void> create(const ApiKey& key, const ports::SecretHash& hash) override;
    Result<ApiKey> revoke(const KeyId& id, Instant now) override;

private:
    Database& m_database;
};

} // namespace tollgate::store
