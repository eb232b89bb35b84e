#pragma once

#include <QString>

#include <string>
#include <string_view>

// Values as text, so that a failed comparison reads as a difference.
namespace tollgate::test {

inline QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

} // namespace tollgate::test
