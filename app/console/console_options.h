#pragma once

#include "base/result.h"
#include "workspace/study.h"

#include <QStringList>

#include <optional>

namespace tollgate::console {

// The command line of `tollgate`.
struct ConsoleOptions {
    std::optional<workspace::StudySource> study; // what to open; none: start empty
    std::optional<std::string> draft; // plans file laid over the study's
    std::optional<QString> screenshots; // a folder: write pictures and end
    std::optional<QString> configDirectory; // instead of the user's own
};

Result<ConsoleOptions> parseConsoleOptions(const QStringList& arguments);

// "--help" or "--version" asked for: what to print. They work without a display.
std::optional<QString> printedAnswer(const QStringList& arguments);

} // namespace tollgate::console
