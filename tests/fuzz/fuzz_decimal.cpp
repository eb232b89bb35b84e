#include "base/decimal.h"
#include "base/whole_number.h"

#include "fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace tollgate;

// The first byte chooses the places, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const int places = data[0] % 13;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (const auto value = parseDecimal(text, places)) {
        const std::string written = formatDecimal(*value, places);
        fuzz::require(parseDecimal(written, places) == value, "what is written reads the same");
        const std::string padded = formatDecimal(*value, places, places);
        fuzz::require(parseDecimal(padded, places) == value, "zeros at the end change nothing");
    }
    if (const auto whole = parseWholeNumber(text))
        fuzz::require(parseDecimal(text, 0) == whole, "a whole number is a decimal");
    return 0;
}
