#include "metering/event_block.h"

#include "fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace tollgate;
using namespace tollgate::metering;

// The input is a block without its checksum: the reader is tried, not the sum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string body(reinterpret_cast<const char*>(data), size);
    const auto block = EventBlock::decode(EventBlock::sealed(body));
    if (!block) {
        fuzz::require(!block.error().what.empty(), "a refusal says what is wrong");
        return 0;
    }
    EventBlockWriter writer;
    UsageHistoryBuilder builder;
    for (std::size_t i = 0; i < block->eventCount(); ++i)
        writer.add(block->event(i));
    block->addTo(builder);
    fuzz::require(builder.eventCount() == block->eventCount(), "every event reaches the history");
    const auto again = EventBlock::decode(std::move(writer).finish());
    fuzz::require(
        again && again->eventCount() == block->eventCount(), "what is written reads the same");
    for (std::size_t i = 0; i < block->eventCount(); ++i)
        fuzz::require(again->event(i).decidedAt == block->event(i).decidedAt
                && again->event(i).units == block->event(i).units
                && again->event(i).settled.n == block->event(i).settled.n,
            "event by event");
    return 0;
}
