#pragma once

#include "base/json.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate {

// Reads the members of one JSON object, remembers the first thing wrong with its field path
// ("plans[1].quotas[0].included"), and knows which members nobody asked for. Read everything,
// then ask `finish` once: after a failure every further read gives a default.
class JsonReader {
public:
    JsonReader(const Json& object, std::string path);

    // Required members.
    std::string text(const char* name);
    std::int64_t wholeNumber(const char* name); // 0 to the top of int64

    // Optional members; null counts as absent.
    std::string text(const char* name, std::string fallback);
    std::optional<std::int64_t> optionalWholeNumber(const char* name);
    std::optional<double> optionalNumber(const char* name);
    std::vector<std::string> texts(const char* name);
    const Json* optionalObject(const char* name);

    // Calls `read(element, path)` for each element of an optional list and collects what it gives.
    template <class T>
    std::vector<T> list(
        const char* name, const std::function<Result<T>(const Json&, const std::string&)>& read)
    {
        std::vector<T> values;
        const Json* elements = optionalList(name);
        for (std::size_t i = 0; elements && !m_error && i < elements->size(); ++i) {
            auto value = read((*elements)[i], pathOf(name) + '[' + std::to_string(i) + ']');
            if (value)
                values.push_back(*std::move(value));
            else
                m_error = std::move(value.error());
        }
        return values;
    }

    // Takes a value that another reader made, or its failure.
    template <class T> T take(Result<T> value, T fallback = {})
    {
        if (value)
            return *std::move(value);
        if (!m_error)
            m_error = std::move(value.error());
        return fallback;
    }

    bool has(const char* name) const; // there, and not null
    bool isNull(const char* name); // there, and null: then it counts as read
    void refuse(std::string_view name, std::string what); // a rule that the type cannot say

    // The members that were not read, as an object: kept, and written back untouched.
    Json unread() const;

    template <class T> Result<T> finish(T value) const
    {
        if (m_error)
            return fail(*m_error);
        return value;
    }

    std::string pathOf(std::string_view name) const;

private:
    const Json* find(const char* name);
    const Json* optionalList(const char* name);
    void refuseKind(const char* name, std::string_view expected, const Json& found);

    const Json& m_object;
    std::string m_path;
    std::vector<std::string> m_read;
    std::optional<Error> m_error;
};

} // namespace tollgate
