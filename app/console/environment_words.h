#pragma once

#include "plans/plans_state.h"
#include "shell/environment_bar.h"
#include "workspace/connection.h"

namespace tollgate::console {

// What the bar says of a file, or of nothing at all.
shell::Environment environmentOf(const pages::PlansState& plans);

// What it says of a gateway: which, how fresh, and whether it can be changed.
shell::Environment environmentOf(const workspace::Connection& connection, bool isSample);

} // namespace tollgate::console
