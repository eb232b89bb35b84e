#include "gateway/admin/etag.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace tollgate::gateway::admin {

namespace {

// FNV-1a: tags tell versions apart; they keep no secret.
std::uint64_t hashOfText(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

std::string memberTag(const std::string& name, const Json& value)
{
    const std::uint64_t hash = hashOfText(value.dump());
    return fmt::format("{:04x}{:08x}", hashOfText(name) & 0xffff, (hash ^ hash >> 32) & 0xffffffff);
}

std::string detailOf(const std::vector<std::string>& moved)
{
    return moved.empty() ? "If-Match is not the tag of this record"
                         : fmt::format("changed in the meantime: {}", fmt::join(moved, ", "));
}

} // namespace

std::string etagOf(const Json& record)
{
    std::string tag = "\"";
    for (const auto& [name, value] : record.items())
        tag += memberTag(name, value);
    return tag + '"';
}

std::vector<std::string> movedSince(std::string_view etag, const Json& record)
{
    std::vector<std::string> moved;
    for (const auto& [name, value] : record.items()) {
        if (etag.find(memberTag(name, value)) == std::string_view::npos)
            moved.push_back(name);
    }
    return moved;
}

std::optional<Reply> refusedByOptionalIfMatch(const Request& request, const Json& record)
{
    if (request.ifMatch.empty() || request.ifMatch == "*" || request.ifMatch == etagOf(record))
        return std::nullopt;
    const auto moved = movedSince(request.ifMatch, record);
    return preconditionFailed(detailOf(moved), moved);
}

std::optional<Reply> refusedByIfMatch(const Request& request, const Json& record)
{
    if (!request.ifMatch.empty())
        return refusedByOptionalIfMatch(request, record);
    return Reply{.status = 428,
        .body = {{"type", "urn:tollgate:problem:if_match"}, {"title", "Precondition Required"},
            {"status", 428}, {"detail", "send If-Match with the ETag of the record that you saw"}}};
}

std::vector<std::string> differingPaths(
    const Json& before, const Json& after, const std::string& path)
{
    std::vector<std::string> paths;
    const auto append = [&](const Json& a, const Json& b, const std::string& at) {
        const auto deeper = differingPaths(a, b, at);
        paths.insert(paths.end(), deeper.begin(), deeper.end());
    };
    if (before == after)
        return paths;
    if (before.is_object() && after.is_object()) {
        Json all = before;
        all.update(after);
        for (const auto& [name, value] : all.items())
            append(before.contains(name) ? before[name] : Json(),
                after.contains(name) ? after[name] : Json(),
                path.empty() ? name : path + '.' + name);
    } else if (before.is_array() && after.is_array() && before.size() == after.size()) {
        for (std::size_t i = 0; i < before.size(); ++i)
            append(before[i], after[i], fmt::format("{}[{}]", path, i));
    } else {
        paths.push_back(path);
    }
    return paths;
}

} // namespace tollgate::gateway::admin
