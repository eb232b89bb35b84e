#pragma once

#include "ports/operation_book.h"
#include "store/database.h"

namespace tollgate::store {

class OperationTable final : public ports::OperationBook {
public:
    explicit OperationTable(Database& database) : m_database(database) { }

    Result<void> save(const ports::Operation& operation) override;
    Result<std::optional<ports::Operation>> find(const std::string& id) override;

private:
    Database& m_database;
};

} // namespace tollgate::store
