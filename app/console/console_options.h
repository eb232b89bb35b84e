#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "workspace/study.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace tollgate::console {

// The command line of `tollgate`.
struct ConsoleOptions {
    std::optional<workspace::StudySource> study; // what to open; none: start empty
    bool liveSample = false; // a gateway of its own with a generated month
    std::optional<QUrl> gateway; // the admin API to connect to
    Secret token; // for it, from $TOLLGATE_TOKEN
    std::optional<std::string> connection; // a known gateway, by its name
    bool readOnly = false; // nothing is ever written
    std::optional<std::string> draft; // plans file laid over the study's
    std::optional<QString> screenshots; // a folder: write pictures and end
    std::optional<QString> configDirectory; // instead of the user's own
};

Result<ConsoleOptions> parseConsoleOptions(const QStringList& arguments);

// "--help" or "--version" asked for: what to print. They work without a display.
std::optional<QString> printedAnswer(const QStringList& arguments);

} // namespace tollgate::console
