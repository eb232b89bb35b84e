#pragma once

#include "ports/usage_log.h"

#include <QSqlDatabase>

namespace tollgate::store {

// The day and minute totals that stand beside the log.

// Adds to the rows that are there; to be called inside a transaction.
Result<void> addTotals(
    const QSqlDatabase& database, ports::NodeNumber node, const ports::CheckpointRows& rows);

Result<ports::Totals> readTotals(const QSqlDatabase& database, ports::NodeNumber node);

} // namespace tollgate::store
