#pragma once

#include "ports/change_book.h"
#include "store/database.h"

namespace tollgate::store {

class ChangeTable final : public ports::ChangeBook {
public:
    explicit ChangeTable(Database& database) : m_database(database) { }

    Result<ports::Change> apply(const Make& make) override;
    Result<std::optional<ports::Change>> find(const std::string& id) override;
    Result<std::vector<ports::Change>> list(std::size_t limit) override;

private:
    Database& m_database;
};

} // namespace tollgate::store
