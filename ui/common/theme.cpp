#include "common/theme.h"

namespace tollgate::common {

namespace {

constexpr QColor rgb(int code)
{
    return QColor((code >> 16) & 0xff, (code >> 8) & 0xff, code & 0xff);
}

void setDisabled(QPalette& palette, const Theme& theme)
{
    const QColor faded = mix(theme.secondary, theme.card, 0.6);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faded);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faded);
}

// What Fusion draws frames and edges with.
void setEdges(QPalette& palette, const Theme& theme)
{
    palette.setColor(QPalette::Light, mix(theme.card, theme.line, 0.5));
    palette.setColor(QPalette::Midlight, mix(theme.card, theme.line, 0.3));
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, mix(theme.line, theme.secondary, 0.7));
    palette.setColor(QPalette::Shadow, mix(theme.line, theme.secondary, 0.5));
}

} // namespace

const Theme& Theme::light()
{
    static const Theme theme{
        .isDark = false,
        .text = rgb(0x1d2126),
        .secondary = rgb(0x5b626d),
        .accent = rgb(0x0072b2),
        .onAccent = rgb(0xffffff),
        .changed = rgb(0x8a5a00),
        .refused = rgb(0xb34700),
        .good = rgb(0x006b4f),
        .card = rgb(0xffffff),
        .ground = rgb(0xf5f6f8),
        .line = rgb(0xd9dce1),
        .production = {.text = rgb(0x6e2a00), .ground = rgb(0xfbe3d8)},
        .staging = {.text = rgb(0x4b2a80), .ground = rgb(0xece4f8)},
        .neutral = {.text = rgb(0x3b424c), .ground = rgb(0xe8eaee)},
    };
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme{
        .isDark = true,
        .text = rgb(0xeceef1),
        .secondary = rgb(0xa3a9b3),
        .accent = rgb(0x56b4e9),
        .onAccent = rgb(0x10161b),
        .changed = rgb(0xe69f00),
        .refused = rgb(0xf0885c),
        .good = rgb(0x4cc38a),
        .card = rgb(0x24272c),
        .ground = rgb(0x1b1d21),
        .line = rgb(0x383c43),
        .production = {.text = rgb(0xffd9c7), .ground = rgb(0x5a2a1c)},
        .staging = {.text = rgb(0xe4d8fb), .ground = rgb(0x3f2f5f)},
        .neutral = {.text = rgb(0xd8dce2), .ground = rgb(0x30343a)},
    };
    return theme;
}

const Theme& Theme::of(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightnessF() < 0.5F ? dark() : light();
}

QColor Theme::color(Tone tone) const
{
    switch (tone) {
    case Tone::Text:
        return text;
    case Tone::Secondary:
        return secondary;
    case Tone::Accent:
        return accent;
    case Tone::Changed:
        return changed;
    case Tone::Refused:
        return refused;
    case Tone::Good:
        return good;
    }
    return text;
}

QColor Theme::chosen() const { return mix(accent, card, isDark ? 0.14 : 0.10); }

QColor Theme::hovered() const { return mix(text, card, 0.05); }

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, ground);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, card);
    palette.setColor(QPalette::AlternateBase, ground);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, secondary);
    palette.setColor(QPalette::Button, card);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, refused);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, card);
    palette.setColor(QPalette::ToolTipText, text);
    setEdges(palette, *this);
    setDisabled(palette, *this);
    return palette;
}

QColor mix(const QColor& first, const QColor& second, double share)
{
    const auto blend = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(blend(first.red(), second.red()), blend(first.green(), second.green()),
        blend(first.blue(), second.blue()));
}

} // namespace tollgate::common
