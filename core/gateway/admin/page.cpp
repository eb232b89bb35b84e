#include "gateway/admin/page.h"

#include "base/whole_number.h"

namespace tollgate::gateway::admin {

Result<std::int64_t> wholeNumberOf(
    const Request& request, const std::string& name, std::int64_t fallback)
{
    const std::string text = request.queryOr(name, "");
    if (text.empty())
        return fallback;
    if (const auto number = parseWholeNumber(text))
        return *number;
    return fail({.code = ErrorCode::InvalidArgument,
        .what = "must be a whole number, is '" + text + "'",
        .where = name,
        .remedy = {}});
}

Result<std::size_t> limitOf(const Request& request)
{
    constexpr std::int64_t kUsual = 100;
    constexpr std::int64_t kMost = 1'000;
    return wholeNumberOf(request, "limit", kUsual)
        .and_then([](std::int64_t limit) -> Result<std::size_t> {
            if (limit >= 1 && limit <= kMost)
                return static_cast<std::size_t>(limit);
            return fail({.code = ErrorCode::InvalidArgument,
                .what = "must be from 1 to 1000, is " + std::to_string(limit),
                .where = "limit",
                .remedy = {}});
        });
}

} // namespace tollgate::gateway::admin
