#pragma once

#include "console_options.h"
#include "ports/connection_book.h"

#include <QString>

#include <memory>

namespace tollgate::console {

QString settingsFile(const ConsoleOptions& options);

// The console's own list of gateways, beside its settings. One that cannot be opened refuses
// everything, and says why.
std::unique_ptr<ports::ConnectionBook> connectionBook(const ConsoleOptions& options);

// The address of an admin API in full.
Result<std::string> fullAddress(const std::string& text);

} // namespace tollgate::console
