#pragma once

#include "base/result.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::app {

// The words behind a verb: flags with a value, flags without one.
class Arguments {
public:
    struct Known {
        std::set<std::string> withValue; // "--data"
        std::set<std::string> alone; // "--json"
    };

    // Takes "--flag value" and "--flag=value"; what is not known is refused by name.
    static Result<Arguments> read(const std::vector<std::string>& words, const Known& known);

    bool has(const std::string& flag) const { return m_values.contains(flag); }
    std::string value(const std::string& flag, std::string fallback) const;
    Result<std::string> required(const std::string& flag) const;

private:
    std::map<std::string, std::string> m_values;
};

} // namespace tollgate::app
