#pragma once

#include "ports/reply_book.h"
#include "store/database.h"

namespace tollgate::store {

class ReplyTable final : public ports::ReplyBook {
public:
    explicit ReplyTable(Database& database) : m_database(database) { }

    Result<std::optional<ports::KeptReply>> find(const std::string& key) override;
    Result<void> keep(const std::string& key, const ports::KeptReply& reply) override;
    Result<void> forgetBefore(Instant instant) override;

private:
    Database& m_database;
};

} // namespace tollgate::store
