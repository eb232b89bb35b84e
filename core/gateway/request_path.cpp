#include "gateway/request_path.h"

#include <cctype>

namespace tollgate::gateway {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// RFC 3986 section 2.3: these mean the same encoded or not.
bool isUnreserved(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == '_'
        || c == '~';
}

std::string decoded(std::string_view path)
{
    std::string text;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const int high = path[i] == '%' && i + 2 < path.size() ? hexDigit(path[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(path[i + 2]) : -1;
        const char c = static_cast<char>(high * 16 + low);
        if (low >= 0 && isUnreserved(c)) {
            text += c;
            i += 2;
        } else {
            text += path[i];
        }
    }
    return text;
}

std::string resolved(std::string_view path)
{
    std::string text;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const auto segment = path.substr(0, path.find('/'));
        const bool isLast = segment.size() == path.size();
        path.remove_prefix(segment.size());
        if (segment == "..") {
            const auto parent = text.rfind('/');
            text.resize(parent == std::string::npos ? 0 : parent);
        } else if (segment != "." && !(segment.empty() && !isLast)) {
            text.append(1, '/').append(segment);
            continue;
        }
        if (isLast)
            text += '/';
    }
    return text;
}

// Where "name=" stands in the target; npos where it does not.
std::size_t findParameter(std::string_view target, std::string_view name)
{
    for (auto at = target.find('?'); at != std::string_view::npos; at = target.find('&', at + 1)) {
        const auto rest = target.substr(at + 1);
        if (rest.starts_with(name) && rest.substr(name.size()).starts_with('='))
            return at + 1;
    }
    return std::string_view::npos;
}

} // namespace

std::optional<std::string> routedPath(std::string_view target)
{
    const auto path = target.substr(0, target.find('?'));
    if (path == "*")
        return std::string(path);
    if (!path.starts_with('/'))
        return std::nullopt;
    const bool isPlain = path.find('%') == std::string_view::npos
        && path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
    return isPlain ? std::string(path) : resolved(decoded(path));
}

std::string_view queryParameter(std::string_view target, std::string_view name)
{
    const auto at = findParameter(target, name);
    if (at == std::string_view::npos)
        return {};
    const auto value = target.substr(at + name.size() + 1);
    return value.substr(0, value.find_first_of("&#"));
}

std::string withoutQueryParameter(std::string_view target, std::string_view name)
{
    std::string text(target);
    for (auto at = findParameter(text, name); at != std::string_view::npos;
         at = findParameter(text, name)) {
        const auto end = text.find('&', at);
        if (end == std::string::npos)
            text.resize(at - 1); // with its '?' or '&'
        else
            text.erase(at, end + 1 - at);
    }
    return text;
}

} // namespace tollgate::gateway
