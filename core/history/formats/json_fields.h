#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::history {

// Takes the values at given dotted paths out of JSON objects. "a.b" is the member b of a, and a
// member of the object itself that is named "a.b".
class JsonFields {
public:
    // An empty path takes nothing.
    explicit JsonFields(const std::vector<std::string>& paths);

    enum class Outcome : std::uint8_t { Read, NotJson, NotAnObject };

    // Reads one object. Of a member that is given twice, the last counts.
    Outcome read(std::string_view object);

    // By path, of the object last read: texts, numbers as written, true, false; empty where the
    // member is absent or null.
    const std::vector<std::string_view>& values() const { return m_values; }

    // The first path at which there is a list or an object instead.
    std::optional<std::size_t> wrongPath() const { return m_wrongPath; }

private:
    class Handler;

    // What follows one member name on the way to a path.
    struct Node {
        std::vector<std::pair<std::string, std::size_t>> members; // name -> node
        std::vector<std::size_t> paths; // that end here
    };

    std::size_t memberOf(std::size_t node, std::string_view name) const; // 0: none
    std::size_t addMember(std::size_t node, std::string_view name);

    std::vector<Node> m_nodes; // the first is the object itself
    std::vector<std::string> m_texts; // by path
    std::vector<std::string_view> m_values;
    std::optional<std::size_t> m_wrongPath;
};

// The dotted paths of the values in some lines of JSON objects, in order of first sight: what
// could be mapped. Lists are left out; so is what lies deeper than 8 members or after 200 paths.
std::vector<std::string> dottedPathsOf(const std::vector<std::string_view>& lines);

} // namespace tollgate::history
