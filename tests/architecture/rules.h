#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

// Who may lean on whom, and which headers belong where. Pure: texts in, complaints out.
namespace tollgate::architecture {

// A file of the source tree, by its path from the top: "core/domain/plan.cpp".
struct SourceFile {
    std::string path;
    std::string text;
};

// A room and the rooms that it may include from, besides itself.
struct Arrow {
    std::string_view room;
    std::vector<std::string_view> mayLeanOn;
};
const std::vector<Arrow>& arrows();

// Things that belong only in some places, or must keep out of some; all are patterns with '*'.
struct Rule {
    std::string_view what;
    std::vector<std::string_view> things;
    std::vector<std::string_view> onlyIn; // empty: everywhere but
    std::vector<std::string_view> notIn;
};
const std::vector<Rule>& headerRules(); // things are headers
const std::vector<Rule>& wordRules(); // things are words of the code

// What the rules cannot know by themselves.
struct Surroundings {
    std::set<std::string, std::less<>> uiFolders; // first parts of the includes of ui/
    std::set<std::string, std::less<>> widgetHeaders; // "QLabel"
};

using Complaints = std::vector<std::string>; // "core/domain/plan.cpp:3: what is wrong"

// Includes and words of one file of core/, ui/ or app/.
Complaints complaintsAbout(const SourceFile& file, const Surroundings& surroundings);

// Folders under core/ and ui/ with sources and without a README.md.
Complaints foldersWithoutReadme(const std::vector<std::string>& paths);

// Entries at the top that the layout does not have.
Complaints straysAtTheTop(const std::vector<std::string>& paths);

// Lines that name a place on somebody's machine.
Complaints machinePaths(const SourceFile& file);

} // namespace tollgate::architecture
