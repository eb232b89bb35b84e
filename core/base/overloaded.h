#pragma once

namespace tollgate {

// Visits a variant with one lambda per case.
template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

} // namespace tollgate
