#include "base/error.h"

namespace tollgate {

std::string describe(const Error& error)
{
    std::string line = error.where.empty() ? error.what : error.where + ": " + error.what;
    if (!error.remedy.empty())
        line += "; " + error.remedy;
    return line;
}

Error within(std::string outer, Error error)
{
    error.where = error.where.empty() ? std::move(outer) : outer + ", " + error.where;
    return error;
}

} // namespace tollgate
