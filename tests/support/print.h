#pragma once

#include "base/result.h"

#include <QString>

#include <string>
#include <string_view>

// Values as text, so that a failed comparison reads as a difference.
namespace tollgate::test {

inline QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

// The failure as a person reads it.
template <class T> QString failureText(const Result<T>& result)
{
    return result ? QStringLiteral("no failure") : text(describe(result.error()));
}

} // namespace tollgate::test
