#pragma once

class QMenu;

namespace tollgate::shell {

class Appearance;

// A menu within the menu, to choose between light and dark.
void addAppearanceMenu(QMenu& menu, Appearance& appearance);

} // namespace tollgate::shell
