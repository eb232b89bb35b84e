#pragma once

#include "base/result.h"
#include "history/import.h"
#include "metering/billable.h"

#include <QStringList>

#include <filesystem>
#include <optional>
#include <string>

namespace tollgate::ctl {

// The command line of `tollgatectl preview`.
struct PreviewOptions {
    std::filesystem::path usage;
    std::filesystem::path plans;
    std::optional<std::filesystem::path> draft;
    std::string defaultPlan; // empty: the first of the file
    std::optional<std::filesystem::path> assign;
    history::ImportOptions import;
    metering::CountRule count = metering::CountRule::All;
    std::size_t top = 50; // 0: all
    bool json = false;
    bool help = false;
};

Result<PreviewOptions> parsePreviewOptions(const QStringList& arguments);
QString previewHelp();

} // namespace tollgate::ctl
