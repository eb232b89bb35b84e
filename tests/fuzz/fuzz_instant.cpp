#include "base/instant.h"

#include "fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace tollgate;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto read : {parseInstant, parseIsoInstant, parseApacheInstant}) {
        const auto instant = read(text);
        if (!instant)
            continue;
        const auto again = parseInstant(formatInstantMillis(*instant));
        fuzz::require(again == instant, "an instant that is written reads the same");
        const auto seconds = parseInstant(formatInstant(*instant));
        fuzz::require(seconds && *seconds == std::chrono::floor<std::chrono::seconds>(*instant),
            "without milliseconds it is cut, not rounded");
    }
    return 0;
}
