#include "domain/plan_json.h"

#include "fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace tollgate;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto plans
        = parsePlanSet(std::string_view(reinterpret_cast<const char*>(data), size), "plans.json");
    if (!plans) {
        fuzz::require(!plans.error().what.empty(), "a refusal says what is wrong");
        fuzz::require(plans.error().where.starts_with("plans.json"), "and where");
        fuzz::require(describe(plans.error()).find('\n') == std::string::npos, "in one line");
        return 0;
    }
    const Json json = toJson(*plans);
    const auto fromText = parsePlanSet(json.dump(), "written.json");
    fuzz::require(fromText && *fromText == *plans, "plans that are written read the same");
    const auto fromJson = planSetFromJson(json);
    fuzz::require(fromJson && *fromJson == *plans, "without the detour over text too");
    fuzz::require(
        overlaid(*plans, *plans).plans == plans->plans, "a draft like today changes nothing");
    return 0;
}
