#include "shell/palette_hits.h"

#include "shell/fuzzy_match.h"

#include <algorithm>
#include <tuple>

namespace tollgate::shell {

namespace {

struct Found {
    std::size_t place = 0; // among the hits
    bool isByTitle = true;
    Match match;

    auto key() const
    {
        return std::tuple(match.rank.kind, isByTitle ? 0 : 1, match.rank.cost, match.rank.length);
    }
};

std::optional<Found> find(const PaletteHit& hit, const QString& query)
{
    if (auto match = fuzzyMatch(query, hit.title))
        return Found{.match = *std::move(match)};
    auto match = fuzzyMatch(query, hit.title + u' ' + hit.kind + u' ' + hit.note);
    // Only by words: letters within all that is known of a thing would find nearly everything.
    if (!match || match->rank.kind > MatchKind::WordStarts)
        return std::nullopt;
    std::erase_if(match->letters, [&hit](int at) { return at >= hit.title.size(); });
    return Found{.isByTitle = false, .match = *std::move(match)};
}

} // namespace

std::vector<RankedHit> ranked(const std::vector<PaletteHit>& hits, const QString& query)
{
    std::vector<Found> found;
    for (std::size_t place = 0; place < hits.size(); ++place) {
        if (auto one = find(hits[place], query)) {
            one->place = place;
            found.push_back(*std::move(one));
        }
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Found& a, const Found& b) { return a.key() < b.key(); });
    std::vector<RankedHit> result;
    result.reserve(found.size());
    for (Found& one : found)
        result.push_back({.hit = hits[one.place], .letters = std::move(one.match.letters)});
    return result;
}

} // namespace tollgate::shell
