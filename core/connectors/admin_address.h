#pragma once

#include "base/result.h"

#include <QUrl>

#include <string_view>

namespace tollgate::connectors {

// The base of an admin API from what somebody typed: "127.0.0.1:8081", "https://gw.example".
// Plain http is for this computer alone: tokens do not travel in the clear.
Result<QUrl> adminAddress(std::string_view text);

} // namespace tollgate::connectors
