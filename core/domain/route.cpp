#include "domain/route.h"

namespace tollgate {

bool Route::matches(std::string_view requestMethod, std::string_view requestPath) const
{
    if (!method.empty() && method != requestMethod)
        return false;
    if (path.empty())
        return true;
    // A route speaks of the path; what follows '?' is the application's.
    requestPath = requestPath.substr(0, requestPath.find('?'));
    if (path.back() == '*')
        return requestPath.starts_with(std::string_view(path).substr(0, path.size() - 1));
    return requestPath == path;
}

const Route* firstMatch(
    const std::vector<Route>& routes, std::string_view method, std::string_view path)
{
    for (const Route& route : routes) {
        if (route.matches(method, path))
            return &route;
    }
    return nullptr;
}

} // namespace tollgate
