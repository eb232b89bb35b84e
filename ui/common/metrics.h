#pragma once

#include <QFont>

// Sizes that every page shares, in logical pixels.
namespace tollgate::common {

inline constexpr int kTight = 4;
inline constexpr int kSnug = 8;
inline constexpr int kRoomy = 16;
inline constexpr int kWide = 24;
inline constexpr int kRadius = 8;
inline constexpr int kTarget = 24; // the least size of what is clicked
inline constexpr int kRowHeight = 30;

// 24, 17, 15, 13 and 12 px where the system's font has 13 px, and in proportion where it has not.
enum class TextSize { Title, Heading, Subheading, Body, Small };

QFont sized(QFont base, TextSize size, QFont::Weight weight = QFont::Normal);

} // namespace tollgate::common
