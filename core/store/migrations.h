#pragma once

#include "base/result.h"

#include <QSqlDatabase>

namespace tollgate::store {

// The schema of a store is a list of numbered scripts (resources/migrations), each applied once.

int newestSchema();
Result<int> schemaVersion(const QSqlDatabase& database); // 0: empty

// Applies what is missing; to be called inside a transaction. What another process applied in the
// meantime is not applied again.
Result<void> applyMigrations(QSqlDatabase& database);

} // namespace tollgate::store
