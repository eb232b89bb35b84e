#pragma once

#include "history/formats/instant_reader.h"
#include "history/formats/record_parser.h"
#include "metering/usage_history_builder.h"

namespace tollgate::history {

// The parts of a line of the combined or the common log format.
struct CombinedLine {
    std::string_view address;
    std::string_view time;
    std::string_view request; // whatever stands between the quotes, still escaped
    metering::Status status = 0;
    std::int64_t size = 0; // of the answer in bytes
};

// What a line lacks.
enum class CombinedFault : std::uint8_t { None, Address, Time, Request, Status, Size };

// Cuts a line into its parts; what follows the size (referer and agent) is not looked at.
CombinedFault splitCombined(std::string_view line, CombinedLine& parts);

class CombinedParser : public RecordParser {
public:
    CombinedParser(bool keepTargets, metering::UsageHistoryBuilder& builder);

    bool add(std::string_view record) override;
    std::string why(std::string_view record) const override;

private:
    std::optional<metering::TargetIndex> targetOf(std::string_view request);

    metering::UsageHistoryBuilder& m_builder;
    bool m_keepTargets;
    InstantReader m_instants{parseApacheInstant};
    CombinedLine m_parts;
    CombinedFault m_fault = CombinedFault::None;
    std::string m_scratch;
};

} // namespace tollgate::history
