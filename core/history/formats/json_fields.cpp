#include "history/formats/json_fields.h"

#include "history/formats/json_values.h"

#include <algorithm>

namespace tollgate::history {

// Follows the members of an object along the nodes, and ignores what lies off them.
class JsonFields::Handler final : public JsonValues {
public:
    explicit Handler(JsonFields& fields) : m_fields(fields) { }

    bool isNoObject() const { return m_isNoObject; }

    bool value(std::string_view text) override
    {
        if (m_ignoredDepth > 0)
            return true;
        if (m_open.empty())
            return noObject();
        for (const std::size_t path : m_fields.m_nodes[m_member].paths) {
            m_fields.m_texts[path] = text;
            m_fields.m_values[path] = m_fields.m_texts[path];
        }
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_open.empty())
            m_open.push_back(0);
        else if (m_ignoredDepth > 0 || m_member == 0)
            ++m_ignoredDepth;
        else
            enter();
        return true;
    }

    bool key(string_t& name) override
    {
        if (m_ignoredDepth == 0)
            m_member = m_fields.memberOf(m_open.back(), name);
        return true;
    }

    bool end_object() override
    {
        if (m_ignoredDepth > 0)
            --m_ignoredDepth;
        else
            m_open.pop_back();
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_open.empty())
            return noObject();
        if (m_ignoredDepth == 0)
            noteNoValue();
        ++m_ignoredDepth;
        return true;
    }

    bool end_array() override
    {
        --m_ignoredDepth;
        return true;
    }

private:
    // Ends the reading.
    bool noObject()
    {
        m_isNoObject = true;
        return false;
    }

    void enter()
    {
        noteNoValue();
        m_open.push_back(m_member);
    }

    void noteNoValue()
    {
        for (const std::size_t path : m_fields.m_nodes[m_member].paths)
            m_fields.m_wrongPath = std::min(path, m_fields.m_wrongPath.value_or(path));
    }

    JsonFields& m_fields;
    std::vector<std::size_t> m_open; // the nodes of the objects that we are in
    std::size_t m_member = 0; // the node of the member whose value comes next; 0: off the paths
    std::size_t m_ignoredDepth = 0;
    bool m_isNoObject = false;
};

JsonFields::JsonFields(const std::vector<std::string>& paths)
    : m_nodes(1), m_texts(paths.size()), m_values(paths.size())
{
    for (std::size_t path = 0; path < paths.size(); ++path) {
        std::string_view rest = paths[path];
        if (rest.empty())
            continue;
        const std::size_t whole = addMember(0, rest);
        m_nodes[whole].paths.push_back(path);
        if (rest.find('.') == std::string_view::npos)
            continue;
        std::size_t node = 0;
        for (std::size_t dot = rest.find('.'); dot != std::string_view::npos;
             dot = rest.find('.')) {
            node = addMember(node, rest.substr(0, dot));
            rest.remove_prefix(dot + 1);
        }
        node = addMember(node, rest);
        m_nodes[node].paths.push_back(path);
    }
}

std::size_t JsonFields::memberOf(std::size_t node, std::string_view name) const
{
    for (const auto& [member, to] : m_nodes[node].members) {
        if (member == name)
            return to;
    }
    return 0;
}

std::size_t JsonFields::addMember(std::size_t node, std::string_view name)
{
    if (const std::size_t known = memberOf(node, name))
        return known;
    const std::size_t added = m_nodes.size();
    m_nodes[node].members.emplace_back(name, added);
    m_nodes.emplace_back();
    return added;
}

JsonFields::Outcome JsonFields::read(std::string_view object)
{
    m_wrongPath.reset();
    std::fill(m_values.begin(), m_values.end(), std::string_view{});
    Handler handler(*this);
    if (Json::sax_parse(object.data(), object.data() + object.size(), &handler))
        return Outcome::Read;
    return handler.isNoObject() ? Outcome::NotAnObject : Outcome::NotJson;
}

namespace {

class PathCollector final : public JsonValues {
public:
    explicit PathCollector(std::vector<std::string>& paths) : m_paths(paths) { }

    bool value(std::string_view) override
    {
        if (m_ignoredDepth > 0 || m_prefixes.empty())
            return true;
        if (m_paths.size() < kMostPaths
            && std::find(m_paths.begin(), m_paths.end(), m_path) == m_paths.end())
            m_paths.push_back(m_path);
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_ignoredDepth > 0 || m_prefixes.size() == kDeepest)
            ++m_ignoredDepth;
        else
            m_prefixes.push_back(m_path.size());
        return true;
    }

    bool key(string_t& name) override
    {
        if (m_ignoredDepth > 0)
            return true;
        m_path.resize(m_prefixes.back());
        m_path.append(m_path.empty() ? "" : ".").append(name);
        return true;
    }

    bool end_object() override
    {
        if (m_ignoredDepth > 0)
            --m_ignoredDepth;
        else
            m_prefixes.pop_back();
        return true;
    }

    bool start_array(std::size_t) override
    {
        ++m_ignoredDepth;
        return true;
    }

    bool end_array() override
    {
        --m_ignoredDepth;
        return true;
    }

private:
    static constexpr std::size_t kDeepest = 8;
    static constexpr std::size_t kMostPaths = 200;

    std::vector<std::string>& m_paths;
    std::string m_path; // of the member whose value comes next
    std::vector<std::size_t> m_prefixes; // how much of it each open object stands for
    std::size_t m_ignoredDepth = 0;
};

} // namespace

std::vector<std::string> dottedPathsOf(const std::vector<std::string_view>& lines)
{
    std::vector<std::string> paths;
    for (const std::string_view line : lines) {
        PathCollector collector(paths);
        Json::sax_parse(line.data(), line.data() + line.size(), &collector);
    }
    return paths;
}

} // namespace tollgate::history
