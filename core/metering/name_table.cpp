#include "metering/name_table.h"

#include <functional>

namespace tollgate::metering {

std::uint32_t NameTable::numberOf(std::string_view name)
{
    if ((m_names.size() + 1) * 2 > m_slots.size())
        grow();
    const std::uint64_t hash = std::hash<std::string_view>{}(name);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot& slot = m_slots[at];
        if (slot.numberPlusOne == 0) {
            m_names.emplace_back(name);
            slot = {.hash = hash, .numberPlusOne = size()};
            return size() - 1;
        }
        if (slot.hash == hash && m_names[slot.numberPlusOne - 1] == name)
            return slot.numberPlusOne - 1;
    }
}

void NameTable::grow()
{
    constexpr std::size_t kFirstSize = 64; // a power of two, so that a mask finds the slot
    std::vector<Slot> larger(m_slots.empty() ? kFirstSize : m_slots.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : m_slots) {
        if (slot.numberPlusOne == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (larger[at].numberPlusOne != 0)
            at = (at + 1) & mask;
        larger[at] = slot;
    }
    m_slots = std::move(larger);
}

} // namespace tollgate::metering
