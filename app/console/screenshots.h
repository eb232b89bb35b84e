#pragma once

#include <QString>

namespace tollgate::shell {
class Appearance;
}

namespace tollgate::console {

class Console;

// Waits for what the console opens, drags a limit to its busy part, and writes plan-lab-light.png,
// plan-lab-dark.png and plan-lab-light-200.png to the folder. Returns the program's exit code.
int takeScreenshots(Console& console, shell::Appearance& appearance, const QString& directory);

} // namespace tollgate::console
