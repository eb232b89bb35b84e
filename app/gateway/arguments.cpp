#include "arguments.h"

namespace tollgate::app {

namespace {

Failure refuse(std::string what, const std::string& flag)
{
    return fail({.code = ErrorCode::InvalidArgument,
        .what = std::move(what),
        .where = flag,
        .remedy = "tollgated --help shows what there is"});
}

} // namespace

Result<Arguments> Arguments::read(const std::vector<std::string>& words, const Known& known)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto equals = words[i].find('=');
        const std::string flag = words[i].substr(0, equals);
        if (arguments.m_values.contains(flag))
            return refuse("is given twice", flag);
        if (known.alone.contains(flag)) {
            if (equals != std::string::npos)
                return refuse("takes no value", flag);
            arguments.m_values[flag];
            continue;
        }
        if (!known.withValue.contains(flag))
            return refuse("is not known here", flag);
        if (equals == std::string::npos && i + 1 == words.size())
            return refuse("needs a value", flag);
        arguments.m_values[flag]
            = equals == std::string::npos ? words[++i] : words[i].substr(equals + 1);
    }
    return arguments;
}

std::string Arguments::value(const std::string& flag, std::string fallback) const
{
    const auto found = m_values.find(flag);
    return found == m_values.end() ? std::move(fallback) : found->second;
}

Result<std::string> Arguments::required(const std::string& flag) const
{
    if (const auto found = m_values.find(flag); found != m_values.end() && !found->second.empty())
        return found->second;
    return refuse("is missing", flag);
}

} // namespace tollgate::app
