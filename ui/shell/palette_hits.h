#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace tollgate::shell {

// Something that the palette can do or show.
struct PaletteHit {
    QString id; // "plan/pro": stands for the same thing from one answer to the next
    QString title; // "Pro"
    QString kind; // "Plan", "View › Appearance": what it is, or where it is from
    QString note = {}; // "412 consumers": what else is to be known of it; searched, too
    QString shortcut = {}; // as on screen
    std::function<void()> run;
};

// Called in the thread of the window, at once or later, and as often as there is news. What comes
// after a newer query was asked, or after the palette has gone, is ignored.
using PaletteAnswer = std::function<void(std::vector<PaletteHit>)>;

// Where hits come from. Asked at each key stroke, with what stands in the field; an answer need not
// be sorted, and only what the query is found in will be shown. A source that asks over a network
// waits a moment on its own account before it does.
using PaletteSource = std::function<void(const QString& query, const PaletteAnswer& answer)>;

struct RankedHit {
    PaletteHit hit;
    std::vector<int> letters; // of the title, that the query was found at
};

// Those that the query is found in, the best first; among equals in the order given. What is found
// in the title goes before what is found in kind and note.
std::vector<RankedHit> ranked(const std::vector<PaletteHit>& hits, const QString& query);

} // namespace tollgate::shell
