#pragma once

#include "history/field_map.h"
#include "history/formats/instant_reader.h"
#include "metering/usage_history_builder.h"

#include <vector>

namespace tollgate::history {

// Turns the values of mapped fields into events: the half of a parser that csv and jsonl share.
//
// An empty value is an absent one. Without a time a row has no event; an absent consumer is "-",
// an absent status unknown (0), absent bytes, seconds and units are 0. '-' is absent too for
// status and numbers. Paths are kept without what follows '?', which no route speaks of.
class RowParser {
public:
    // Values come in slots: those of the single fields, then one for each of the units.
    enum Slot : std::size_t { Consumer, Time, Status, Bytes, Duration, Method, Path, FirstUnit };

    RowParser(const FieldMap& map, bool keepTargets, metering::UsageHistoryBuilder& builder);

    // The field that each slot takes its value from; empty: not mapped, stays without a value.
    const std::vector<std::string>& fields() const { return m_fields; }

    // Adds the event of a row; false when it has none.
    bool add(const std::vector<std::string_view>& values);

    // Why the last row has no event; its values must still be there.
    std::string why() const;

private:
    bool refuse(std::size_t slot, std::string_view value, std::string_view reason);
    bool readNumbers(const std::vector<std::string_view>& values, metering::UsageEvent& event);
    bool readUnits(const std::vector<std::string_view>& values, metering::UsageEvent& event);
    bool readStatus(std::string_view value, metering::Status& status);
    metering::ConsumerIndex consumerOf(std::string_view name);
    std::optional<metering::TargetIndex> targetOf(std::string_view method, std::string_view path);

    metering::UsageHistoryBuilder& m_builder;
    std::vector<std::string> m_fields;
    bool m_keepTargets;
    InstantReader m_instants{parseInstant};
    std::string m_scratch;

    std::size_t m_wrongSlot = 0;
    std::string_view m_wrongValue;
    std::string_view m_reason;
};

} // namespace tollgate::history
