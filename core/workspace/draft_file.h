#pragma once

#include "base/result.h"
#include "workspace/draft.h"

#include <filesystem>

namespace tollgate::workspace {

// The plans that a draft changes, as a plans file. Fails with NotFound when it changes nothing, and
// with Unreadable where the system refuses.
Result<void> writeDraft(const Draft& draft, const std::filesystem::path& file);

// Today's plans with those of the file laid over them; fails, naming the file, when it cannot be
// read or its plans are in another currency.
Result<PlanSet> readDraft(const std::filesystem::path& file, const PlanSet& today);

} // namespace tollgate::workspace
