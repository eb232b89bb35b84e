#pragma once

#include "architecture/rules.h"

#include "base/result.h"

#include <string>
#include <vector>

// The source tree as it lies on disk, and as git sees it.
namespace tollgate::architecture {

// The sources of core/, ui/ and app/.
std::vector<SourceFile> productSources(const std::string& root);

// Paths from the top of all tracked files; a failure where this is no checkout.
Result<std::vector<std::string>> trackedFiles(const std::string& root);

// Paths from the top of all files under core/ and ui/.
std::vector<std::string> roomFiles(const std::string& root);

// The folders of ui/, and the names of the headers that Qt Widgets has.
Surroundings surroundingsOf(const std::string& root);

std::string contentOf(const std::string& path);

} // namespace tollgate::architecture
