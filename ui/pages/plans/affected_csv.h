#pragma once

#include "plans/affected_order.h"

#include <QByteArray>

namespace tollgate::pages {

// The list in that order as UTF-8 csv with a header; figures without separators, so that a
// spreadsheet takes them for numbers. Pure; called on any thread.
QByteArray csvOf(const AffectedList& list, const AffectedSorting& sorting);

// Writes that to a file, whole or not at all; why it could not, and empty where it could. On any
// thread.
QString writeCsv(const AffectedRows& rows, const AffectedSorting& sorting, const QString& path);

} // namespace tollgate::pages
