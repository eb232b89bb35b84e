#pragma once

#include <QStringView>

#include <compare>
#include <optional>
#include <vector>

namespace tollgate::shell {

// How a query is found in a text, the best first.
enum class MatchKind {
    Whole, // "plans" is "Plans"
    Prefix, // "pla" begins it
    WordStart, // "dra" begins a word of "Open draft…"
    WordStarts, // "od", "opdr": each letter begins a word or follows the one before
    Within, // "raf" stands within a word
    Scattered, // "odt": in this order, the first beginning a word
};

struct MatchRank {
    MatchKind kind = MatchKind::Whole;
    int cost = 0; // where it begins, and how often it breaks
    int length = 0; // of the text

    auto operator<=>(const MatchRank&) const = default; // smaller is better
};

struct Match {
    MatchRank rank;
    std::vector<int> letters; // of the text, that were meant; ascending
};

// Without regard to case and accents. Several words are found each for itself, in any order; an
// empty query is found everywhere, equally well.
std::optional<Match> fuzzyMatch(QStringView query, QStringView text);

} // namespace tollgate::shell
