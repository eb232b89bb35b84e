#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::metering {

// Gives each distinct name a number, from 0 in order of first sight. Names stay where they are, so
// views of them live as long as the table.
class NameTable {
public:
    std::uint32_t numberOf(std::string_view name); // adds it when it is new

    std::string_view name(std::uint32_t number) const { return m_names[number]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_names.size()); }

private:
    // Open addressing with the hash beside the number: imports look a name up once per line, and
    // std::unordered_map took twice as long there.
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t numberPlusOne = 0; // 0: free
    };

    void grow();

    std::deque<std::string> m_names;
    std::vector<Slot> m_slots;
};

} // namespace tollgate::metering
