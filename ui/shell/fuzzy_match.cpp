#include "shell/fuzzy_match.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <numeric>

namespace tollgate::shell {

namespace {

constexpr int kNewWord = 1; // what it costs to go on at the start of a word
constexpr int kAnywhere = 1'000; // and where no word starts: worse than any number of words
constexpr int kNever = std::numeric_limits<int>::max() / 2;

QChar folded(QChar letter)
{
    while (letter.unicode() >= 0x80 && letter.decompositionTag() == QChar::Canonical)
        letter = letter.decomposition().front(); // "ö" is "o" and two dots
    return letter.toCaseFolded();
}

// Letter for letter, so that places in it are places in the text.
QString folded(QStringView text)
{
    QString result(text.size(), Qt::Uninitialized);
    std::transform(
        text.begin(), text.end(), result.begin(), [](QChar letter) { return folded(letter); });
    return result;
}

struct Hay {
    QString text;
    std::vector<bool> startsWord;
};

Hay hayOf(QStringView text)
{
    Hay hay{.text = folded(text), .startsWord = {}};
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar before = at == 0 ? QChar(u' ') : text[at - 1];
        const bool isCamel = before.isLower() && text[at].isUpper();
        hay.startsWord.push_back(
            text[at].isLetterOrNumber() && (!before.isLetterOrNumber() || isCamel));
    }
    return hay;
}

Match matchAt(const Hay& hay, MatchKind kind, qsizetype at, qsizetype size)
{
    std::vector<int> letters(static_cast<std::size_t>(size));
    std::iota(letters.begin(), letters.end(), static_cast<int>(at));
    return {.rank
        = {.kind = kind, .cost = static_cast<int>(at), .length = static_cast<int>(hay.text.size())},
        .letters = std::move(letters)};
}

// In one piece; where it stands several times, at the start of a word rather than within one.
std::optional<Match> inOnePiece(const QString& needle, const Hay& hay)
{
    const qsizetype first = hay.text.indexOf(needle);
    if (first < 0)
        return std::nullopt;
    if (first == 0)
        return matchAt(hay, needle.size() == hay.text.size() ? MatchKind::Whole : MatchKind::Prefix,
            0, needle.size());
    for (qsizetype at = first; at >= 0; at = hay.text.indexOf(needle, at + 1)) {
        if (hay.startsWord[static_cast<std::size_t>(at)])
            return matchAt(hay, MatchKind::WordStart, at, needle.size());
    }
    return matchAt(hay, MatchKind::Within, first, needle.size());
}

// The cheapest way to find the letters one after the other: `cost[i][at]` is that of the first i +
// 1 letters with the last of them at `at`, `from` where the letter before it then stands.
class Scatter {
public:
    Scatter(const QString& needle, const Hay& hay) : m_needle(needle), m_hay(hay)
    {
        const auto size = static_cast<std::size_t>(hay.text.size());
        for (qsizetype letter = 0; letter < needle.size(); ++letter) {
            m_cost.emplace_back(size, kNever);
            m_from.emplace_back(size, -1);
            fill(static_cast<std::size_t>(letter));
        }
    }

    std::optional<Match> best() const
    {
        const auto& last = m_cost.back();
        const auto end = std::min_element(last.begin(), last.end());
        if (end == last.end() || *end >= kNever)
            return std::nullopt;
        Match match{
            .rank = {.kind = *end >= kAnywhere ? MatchKind::Scattered : MatchKind::WordStarts,
                .length = static_cast<int>(m_hay.text.size())},
            .letters = {}};
        auto at = static_cast<int>(end - last.begin());
        for (std::size_t letter = m_cost.size(); letter-- > 0;) {
            match.letters.insert(match.letters.begin(), at);
            at = m_from[letter][static_cast<std::size_t>(at)];
        }
        match.rank.cost = *end + match.letters.front();
        return match;
    }

private:
    void fill(std::size_t letter)
    {
        int cheapest = kNever; // way to the letter before, anywhere further left
        int cheapestAt = -1;
        for (std::size_t at = 0; at < m_hay.startsWord.size(); ++at) {
            const bool isSame = m_hay.text[static_cast<qsizetype>(at)]
                == m_needle[static_cast<qsizetype>(letter)];
            const int jump = m_hay.startsWord[at] ? kNewWord : kAnywhere;
            if (isSame && letter == 0 && m_hay.startsWord[at])
                m_cost[letter][at] = 0;
            if (isSame && letter > 0 && cheapest < kNever)
                put(letter, at, cheapest + jump, cheapestAt);
            if (letter == 0)
                continue;
            if (isSame && at > 0 && m_cost[letter - 1][at - 1] <= m_cost[letter][at])
                put(letter, at, m_cost[letter - 1][at - 1], static_cast<int>(at) - 1);
            if (m_cost[letter - 1][at] < cheapest) {
                cheapest = m_cost[letter - 1][at];
                cheapestAt = static_cast<int>(at);
            }
        }
    }

    void put(std::size_t letter, std::size_t at, int cost, int from)
    {
        m_cost[letter][at] = cost;
        m_from[letter][at] = from;
    }

    const QString& m_needle;
    const Hay& m_hay;
    std::vector<std::vector<int>> m_cost;
    std::vector<std::vector<int>> m_from;
};

std::optional<Match> matchWord(const QString& word, const Hay& hay)
{
    auto piece = inOnePiece(word, hay);
    if (piece && piece->rank.kind <= MatchKind::WordStart)
        return piece;
    auto scattered = Scatter(word, hay).best();
    if (!piece || (scattered && scattered->rank < piece->rank))
        return scattered;
    return piece;
}

} // namespace

std::optional<Match> fuzzyMatch(QStringView query, QStringView text)
{
    const QString needle = folded(query).simplified();
    if (needle.isEmpty())
        return Match{};
    const Hay hay = hayOf(text);
    const QStringList words = needle.split(u' ');
    if (words.size() == 1)
        return matchWord(needle, hay);
    auto whole = inOnePiece(needle, hay);
    if (whole && whole->rank.kind <= MatchKind::WordStart)
        return whole;
    Match all{.rank = {.kind = MatchKind::WordStart, .length = static_cast<int>(text.size())},
        .letters = {}};
    for (const QString& word : words) {
        const auto match = matchWord(word, hay);
        if (!match)
            return std::nullopt;
        all.rank.kind = std::max(all.rank.kind, match->rank.kind);
        all.rank.cost += match->rank.cost;
        all.letters.insert(all.letters.end(), match->letters.begin(), match->letters.end());
    }
    std::sort(all.letters.begin(), all.letters.end());
    all.letters.erase(std::unique(all.letters.begin(), all.letters.end()), all.letters.end());
    return all;
}

} // namespace tollgate::shell
