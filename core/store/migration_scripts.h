#pragma once

#include <vector>

namespace tollgate::store {

// The SQL of every migration, in order: the first makes schema 1.
const std::vector<const char*>& migrationScripts();

} // namespace tollgate::store
