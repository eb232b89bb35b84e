#include "workspace/study.h"

#include "history/peek.h"
#include "history/plans_file.h"

namespace tollgate::workspace {

std::string_view Study::nameOf(std::uint32_t consumer) const
{
    return names.empty() ? usage.consumerName(consumer) : std::string_view(names[consumer]);
}

Result<StudyGlance> glanceAt(const std::filesystem::path& usage)
{
    return history::peekUsage(usage).map([](history::Peek peek) {
        return StudyGlance{.format = std::string(nameOf(peek.format)),
            .columns = std::move(peek.columns),
            .firstLines = std::move(peek.firstLines),
            .proposedMap = history::formatFieldMap(peek.proposed)};
    });
}

Result<PlanSet> readPlans(const std::filesystem::path& file)
{
    return history::readPlansFile(file);
}

Result<void> writePlans(const PlanSet& plans, const std::filesystem::path& file)
{
    return history::writePlansFile(plans, file);
}

} // namespace tollgate::workspace
