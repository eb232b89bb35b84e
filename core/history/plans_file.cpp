#include "history/plans_file.h"

#include "domain/plan_json.h"
#include "history/lines/byte_source.h"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace tollgate::history {

namespace {

// Plans are written by people; a larger file is something else, and would only fill the memory.
constexpr std::size_t kLargestPlansFile = std::size_t{16} << 20;

Result<std::string> readWhole(const std::filesystem::path& path)
{
    auto input = openInput(path);
    if (!input)
        return fail(std::move(input.error()));
    std::string text(kLargestPlansFile + 1, '\0');
    const auto size = input->bytes->read(text);
    if (!size)
        return fail(within(path.string(), size.error()));
    if (*size > kLargestPlansFile)
        return fail({.code = ErrorCode::InvalidData,
            .what = "is larger than 16 MiB",
            .where = path.string(),
            .remedy = "name a file that holds plans as JSON"});
    text.resize(*size);
    return text;
}

Failure cannotWrite(const std::filesystem::path& path)
{
    return fail({.code = ErrorCode::Unreadable,
        .what = "cannot be written: " + std::generic_category().message(errno),
        .where = path.string(),
        .remedy = "check the folder and its permissions"});
}

} // namespace

Result<PlanSet> readPlansFile(const std::filesystem::path& path)
{
    return readWhole(path).and_then(
        [&](const std::string& text) { return parsePlanSet(text, path.string()); });
}

Result<void> writePlansFile(const PlanSet& plans, const std::filesystem::path& path)
{
    std::filesystem::path fresh = path;
    fresh += ".new";
    {
        std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
        out << toJson(plans).dump(2) << '\n';
        out.close();
        if (!out)
            return cannotWrite(fresh);
    }
    std::error_code error;
    std::filesystem::rename(fresh, path, error);
    if (error) {
        errno = error.value();
        return cannotWrite(path);
    }
    return {};
}

} // namespace tollgate::history
