#include "history/import.h"

#include "history/import_run.h"

#include <new>
#include <system_error>

namespace tollgate::history {

Result<Import> importUsage(
    const std::filesystem::path& path, const ImportOptions& options, const Watch& watch)
try {
    auto input = openInput(path);
    if (!input)
        return fail(std::move(input.error()));
    return importFrom(*std::move(input), options, watch);
} catch (const std::bad_alloc&) {
    return fail({.code = ErrorCode::Unreadable,
        .what = "does not fit into memory",
        .where = path.string(),
        .remedy = "import a shorter log, or free memory"});
} catch (const std::system_error& error) {
    return fail({.code = ErrorCode::Unreadable,
        .what = std::string("cannot be read: ") + error.what(),
        .where = path.string(),
        .remedy = "try again"});
}

} // namespace tollgate::history
