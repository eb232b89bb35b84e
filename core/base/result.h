#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace tollgate {

// A value, or the reason why there is none. The only place that names tl::expected.
template <class T> using Result = tl::expected<T, Error>;

// A failure, ready to be returned from any function that gives a Result.
using Failure = tl::unexpected<Error>;

inline Failure fail(Error error) { return Failure(std::move(error)); }

} // namespace tollgate
