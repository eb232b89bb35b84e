#pragma once

#include "shell/menus.h"
#include "shell/palette_hits.h"

namespace tollgate::shell {

// What the menus offer and can do now: pages, then what the page in sight offers, then the rest.
// In the end what quits.
std::vector<PaletteHit> hitsOf(const std::vector<MenuCommand>& commands);

} // namespace tollgate::shell
