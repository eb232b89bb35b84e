#pragma once

#include "domain/plan_set.h"

#include <filesystem>

namespace tollgate::history {

// Reads a plans file. A failure names the file, and line and column or the field path within it.
Result<PlanSet> readPlansFile(const std::filesystem::path& path);

// Writes one that reads back equal. The file is replaced whole or left as it was.
Result<void> writePlansFile(const PlanSet& plans, const std::filesystem::path& path);

} // namespace tollgate::history
