#include "architecture/rules.h"

#include <fnmatch.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <sstream>

namespace tollgate::architecture {

// A room leans only on what stands to its right. app leans on everything.
const std::vector<Arrow>& arrows()
{
    static const std::vector<Arrow> kArrows{
        {"ui", {"workspace", "preview", "billing", "metering", "enforcement", "domain", "base"}},
        {"workspace",
            {"ports", "history", "preview", "billing", "metering", "enforcement", "domain",
                "base"}},
        {"store", {"ports", "billing", "metering", "domain", "base"}},
        {"connectors", {"ports", "billing", "metering", "domain", "base"}},
        {"gateway", {"ports", "enforcement", "metering", "billing", "domain", "base"}},
        {"history", {"metering", "domain", "base"}},
        {"ports", {"billing", "metering", "domain", "base"}},
        {"preview", {"billing", "enforcement", "metering", "domain", "base"}},
        {"billing", {"metering", "domain", "base"}},
        {"enforcement", {"domain", "base"}},
        {"metering", {"domain", "base"}},
        {"domain", {"base"}},
        {"base", {}},
    };
    return kArrows;
}

namespace {

const std::vector<std::string_view> kPureRooms{"core/base/*", "core/domain/*", "core/enforcement/*",
    "core/metering/*", "core/billing/*", "core/preview/*"};

} // namespace

const std::vector<Rule>& headerRules()
{
    static const std::vector<Rule> kRules{
        {"Beast", {"boost/beast*"}, {"core/gateway/*.cpp", "core/gateway/*_p.h"}, {}},
        {"tl::expected", {"tl/*"}, {"core/base/*"}, {}},
        {"SQL", {"QSql*", "QtSql*", "sqlite3.h"}, {"core/store/*"}, {}},
        {"HTTP clients",
            {"QNetworkAccessManager", "QNetworkReply", "QNetworkRequest", "QtNetwork", "curl/*"},
            {"core/connectors/*"}, {}},
        {"widgets", {"QtWidgets*", "QtCharts*", "QChart*"}, {"ui/*", "app/*"}, {}},
        {"Qt", {"Q[A-Z]*", "Qt[A-Z]*", "q[a-z]*.h"}, {}, kPureRooms},
        {"clocks", {"ctime", "time.h", "sys/time.h"}, {}, kPureRooms},
        {"randomness", {"random", "sys/random.h"}, {}, kPureRooms},
        {"files",
            {"fstream", "filesystem", "cstdio", "stdio.h", "unistd.h", "fcntl.h", "sys/stat.h",
                "sys/mman.h"},
            {}, kPureRooms},
        {"sockets",
            {"sys/socket.h", "netinet/*", "arpa/*", "netdb.h", "poll.h", "sys/epoll.h",
                "boost/asio*"},
            {}, kPureRooms},
        {"logs", {"iostream", "syslog.h", "spdlog/*"}, {}, kPureRooms},
    };
    return kRules;
}

const std::vector<Rule>& wordRules()
{
    static const std::vector<Rule> kRules{
        {"tl::expected", {"tl::*", "*[!A-Za-z0-9_]tl::*"}, {"core/base/*"}, {}},
        {"clocks", {"*system_clock*", "*steady_clock*", "*high_resolution_clock*", "*utc_clock*"},
            {}, kPureRooms},
    };
    return kRules;
}

namespace {

bool matchesAny(const std::vector<std::string_view>& patterns, const std::string& text)
{
    return std::ranges::any_of(patterns, [&](std::string_view pattern) {
        return fnmatch(std::string(pattern).c_str(), text.c_str(), 0) == 0;
    });
}

bool isAllowed(const Rule& rule, const std::string& path)
{
    return !matchesAny(rule.notIn, path) && (rule.onlyIn.empty() || matchesAny(rule.onlyIn, path));
}

std::string upTo(std::string_view text, char end)
{
    return std::string(text.substr(0, text.find(end)));
}

const Arrow* arrowOf(std::string_view room)
{
    const auto found = std::ranges::find(arrows(), room, &Arrow::room);
    return found == arrows().end() ? nullptr : &*found;
}

// "core/domain/plan.h" -> "domain", "ui/shell/window.h" -> "ui".
std::string roomOf(std::string_view path)
{
    const std::string top = upTo(path, '/');
    return top == "core" ? upTo(path.substr(top.size() + 1), '/') : top;
}

// The header of an include line; nothing for any other line.
std::optional<std::string> includedBy(std::string_view line)
{
    const auto skipBlanks
        = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
    skipBlanks();
    if (!line.starts_with('#'))
        return std::nullopt;
    line.remove_prefix(1);
    skipBlanks();
    if (!line.starts_with("include"))
        return std::nullopt;
    const auto open = line.find_first_of("<\"");
    if (open == std::string_view::npos)
        return std::nullopt;
    return upTo(line.substr(open + 1), line[open] == '<' ? '>' : '"');
}

// Calls `look(line, number)` for each line, numbered from 1.
void forEachLine(const std::string& text, const std::function<void(const std::string&, int)>& look)
{
    std::istringstream in(text);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number)
        look(line, number);
}

// One file under the rules: collects what is wrong, line by line.
class Inspection {
public:
    Inspection(const SourceFile& file, const Surroundings& surroundings)
        : m_file(file), m_surroundings(surroundings), m_room(roomOf(file.path)),
          m_arrow(arrowOf(m_room))
    {
    }

    Complaints run()
    {
        if (!m_arrow && m_room != "app")
            complain(1, "the room '" + m_room + "' has no arrows; draw them in rules.cpp");
        forEachLine(m_file.text, [this](const std::string& line, int number) {
            if (const auto header = includedBy(line))
                checkInclude(*header, number);
            else
                checkWords(line.substr(0, line.find("//")), number);
        });
        return m_complaints;
    }

private:
    void checkInclude(const std::string& header, int line)
    {
        if (header.find("..") != std::string::npos || header.starts_with('/'))
            complain(line, "'" + header + "' reaches sideways; include it as \"room/file.h\"");
        checkArrow(header, line);
        // <QtSql/QSqlQuery> is <QSqlQuery>.
        const auto slash = header.find('/');
        const bool isQt = header.starts_with("Qt") && slash != std::string::npos;
        const std::string name = isQt ? header.substr(slash + 1) : header;
        for (const Rule& rule : headerRules()) {
            if ((matchesAny(rule.things, header) || matchesAny(rule.things, name))
                && !isAllowed(rule, m_file.path))
                complain(line, "no " + std::string(rule.what) + " here: " + header);
        }
        if (m_surroundings.widgetHeaders.contains(name) && m_room != "ui" && m_room != "app")
            complain(line, "no widgets here: " + header);
    }

    void checkArrow(const std::string& header, int line)
    {
        const std::string first = upTo(header, '/');
        // A page may be called like a room of the core, which then is what is meant.
        const bool isOfUi = !arrowOf(first) && m_surroundings.uiFolders.contains(first);
        const std::string target = isOfUi ? "ui" : first;
        if (first == header || target == m_room || !arrowOf(target) || !m_arrow)
            return;
        if (std::ranges::find(m_arrow->mayLeanOn, target) == m_arrow->mayLeanOn.end())
            complain(line, m_room + " may not lean on " + target + ": " + header);
    }

    void checkWords(const std::string& code, int line)
    {
        for (const Rule& rule : wordRules()) {
            if (matchesAny(rule.things, code) && !isAllowed(rule, m_file.path))
                complain(line, "no " + std::string(rule.what) + " here: " + code);
        }
    }

    void complain(int line, const std::string& what)
    {
        m_complaints.push_back(m_file.path + ':' + std::to_string(line) + ": " + what);
    }

    const SourceFile& m_file;
    const Surroundings& m_surroundings;
    std::string m_room;
    const Arrow* m_arrow; // null: app, or an unknown room
    Complaints m_complaints;
};

bool isSource(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".h"); }

} // namespace

Complaints complaintsAbout(const SourceFile& file, const Surroundings& surroundings)
{
    return Inspection(file, surroundings).run();
}

Complaints foldersWithoutReadme(const std::vector<std::string>& paths)
{
    std::set<std::string> folders;
    for (const std::string& path : paths) {
        if (isSource(path) && (path.starts_with("core/") || path.starts_with("ui/")))
            folders.insert(path.substr(0, path.rfind('/')));
    }
    Complaints complaints;
    for (const std::string& folder : folders) {
        if (std::ranges::find(paths, folder + "/README.md") == paths.end())
            complaints.push_back(folder + ": has no README.md");
    }
    return complaints;
}

Complaints straysAtTheTop(const std::vector<std::string>& paths)
{
    static const std::vector<std::string_view> kLayout{"CMakeLists.txt", "CMakePresets.json", "app",
        "core", "ui", "resources", "tests", "packaging", "README.md", "LICENSE", ".*"};
    std::set<std::string> strays;
    for (const std::string& path : paths) {
        if (const std::string top = upTo(path, '/'); !matchesAny(kLayout, top))
            strays.insert(top + ": is not in the layout");
    }
    return {strays.begin(), strays.end()};
}

Complaints machinePaths(const SourceFile& file)
{
    // In two pieces, so that this file is not found.
    static const std::vector<std::string> kPlaces{
        std::string("/") + "work/", std::string("/") + "home/"};
    Complaints complaints;
    forEachLine(file.text, [&](const std::string& line, int number) {
        for (const std::string& place : kPlaces) {
            if (line.find(place) != std::string::npos)
                complaints.push_back(
                    file.path + ':' + std::to_string(number) + ": names a machine's " + place);
        }
    });
    return complaints;
}

} // namespace tollgate::architecture
