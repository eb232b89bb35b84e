#pragma once

#include "gateway/answer_text.h"
#include "gateway/relay_parser_p.h"

#include <string_view>

namespace tollgate::gateway {

// What is wrong with a head that parsed; empty: nothing. Each of these could make gateway and
// upstream see different requests in the same bytes.
std::string_view problemWith(const RequestParser& request);

// What a request that did not parse is answered.
Problem problemOf(error_code ec);

} // namespace tollgate::gateway
