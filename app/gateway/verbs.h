#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace tollgate::app {

// One function per verb of tollgated, one file each. Each takes the words behind the verb and
// returns when the verb is done.
using Words = std::vector<std::string>;

Result<void> init(const Words& words);
Result<void> serve(const Words& words);
Result<void> verify(const Words& words);
Result<void> echo(const Words& words);

} // namespace tollgate::app
