#pragma once

#include <QColor>
#include <QPalette>

namespace tollgate::common {

// What a colour says; beside it always stands a word, a sign or a hatch that says the same.
enum class Tone {
    Text,
    Secondary, // explains, names, and is not the point
    Accent, // inside the allowance; chosen; can be clicked
    Changed, // by the draft
    Refused, // or beyond a limit
    Good, // a difference in our favour
};

// Writing and ground of a bar that names an environment.
struct BarColors {
    QColor text;
    QColor ground;
};

// The colours of the console. Contrast on `card`: writing >= 4.5, graphics >= 3.
struct Theme {
    bool isDark = false;
    QColor text;
    QColor secondary;
    QColor accent;
    QColor onAccent; // writing on a filled accent
    QColor changed;
    QColor refused;
    QColor good;
    QColor card; // what content lies on
    QColor ground; // what cards lie on
    QColor line; // hairlines
    BarColors production;
    BarColors staging;
    BarColors neutral;

    static const Theme& light();
    static const Theme& dark();

    // The theme that goes with a palette, told by how light its windows are: ours or the system's.
    static const Theme& of(const QPalette& palette);

    QColor color(Tone tone) const;
    QColor chosen() const; // ground of the current row
    QColor hovered() const; // ground under the pointer

    QPalette palette() const;
};

// `share` of the first colour, the rest of the second; opaque, as blending costs 20 times as much
// to paint on the raster engine.
QColor mix(const QColor& first, const QColor& second, double share);

} // namespace tollgate::common
