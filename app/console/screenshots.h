#pragma once

#include <QString>

namespace tollgate::shell {
class Appearance;
}

namespace tollgate::console {

class Console;

// Starts the console, plays what an operator would do, and writes pictures of the pages to a
// folder: of the Plan Lab, and with a gateway of the overview and of a change, which is applied
// only to the sample's own gateway. The exit code of the program.
int takeScreenshots(Console& console, shell::Appearance& appearance, const QString& directory);

} // namespace tollgate::console
