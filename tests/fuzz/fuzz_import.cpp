#include "history/import_run.h"
#include "history/shown.h"

#include "fuzz/require.h"
#include "history/memory_source.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

using namespace tollgate;
using namespace tollgate::history;

namespace {

// The last three bytes of an input say how the rest is read: format, options, size of a block.
constexpr std::size_t kSwitches = 3;
constexpr std::size_t kUsualBlock = std::size_t{1} << 16; // holds a whole input

ImportOptions optionsOf(std::uint8_t format, std::uint8_t switches)
{
    ImportOptions options;
    if (format % 4 > 0)
        options.format = static_cast<Format>(format % 4 - 1);
    options.keepTargets = switches & 1U;
    options.acceptTruncated = switches & 2U;
    if (switches & 4U)
        options.map = FieldMap{.consumer = "user.id",
            .time = "t",
            .status = "s",
            .bytes = "b",
            .duration = "d",
            .method = "m",
            .path = "p",
            .units = {"in", "out"}};
    return options;
}

Result<Import> importOf(
    const std::string& text, const ImportOptions& options, std::size_t blockSize)
{
    return importFrom({.bytes = std::make_unique<test::MemorySource>(text), .name = "input"},
        options, {}, blockSize);
}

void check(const Import& import)
{
    const auto& usage = import.usage;
    fuzz::require(usage.eventCount() > 0, "an import has events");
    fuzz::require(usage.eventCount() + import.unparsed == import.lines, "no line is dropped");
    fuzz::require(import.firstUnparsed.size() == std::min<std::size_t>(import.unparsed, 20),
        "the first unparsed lines are kept");
    std::uint64_t before = 0;
    for (const UnparsedLine& line : import.firstUnparsed) {
        fuzz::require(line.number > before, "lines are numbered upwards");
        fuzz::require(!line.why.empty(), "an unparsed line has a reason");
        before = line.number;
    }
    std::string scratch;
    for (std::uint32_t i = 0; i < usage.consumerCount(); ++i) {
        const auto name = usage.consumerName(i);
        fuzz::require(asUtf8(name, scratch) == name, "names are UTF-8");
        fuzz::require(usage.eventsOf(i).size() > 0, "a consumer has events");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < kSwitches)
        return 0;
    size -= kSwitches;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const ImportOptions options = optionsOf(data[size], data[size + 1]);
    const auto import = importOf(text, options, kUsualBlock);
    if (import)
        check(*import);
    else
        fuzz::require(!import.error().what.empty() && import.error().where.starts_with("input"),
            "an error says what and where");
    // With the format given, the first block decides nothing else of csv and combined.
    if (!options.format || options.format == Format::Jsonl)
        return 0;
    const auto inBlocks = importOf(text, options, std::size_t{data[size + 2]} + 16);
    fuzz::require(import.has_value() == inBlocks.has_value(), "blocks change no outcome");
    if (import)
        fuzz::require(import->lines == inBlocks->lines && import->unparsed == inBlocks->unparsed
                && import->firstUnparsed == inBlocks->firstUnparsed
                && import->usage.consumerCount() == inBlocks->usage.consumerCount()
                && import->usage.last() == inBlocks->usage.last(),
            "blocks change no event");
    return 0;
}
