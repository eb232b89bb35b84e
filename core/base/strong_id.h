#pragma once

#include <compare>
#include <functional>
#include <string>

namespace tollgate {

// A name that cannot be taken for another kind of name.
template <class Tag> struct StrongId {
    std::string value;

    bool empty() const { return value.empty(); }
    auto operator<=>(const StrongId&) const = default;
};

} // namespace tollgate

template <class Tag> struct std::hash<tollgate::StrongId<Tag>> {
    std::size_t operator()(const tollgate::StrongId<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.value);
    }
};
