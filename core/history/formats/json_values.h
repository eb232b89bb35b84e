#pragma once

#include "base/json.h"

#include <array>
#include <charconv>
#include <string_view>

namespace tollgate::history {

// A reader of JSON tokens for whom every value that is no list or object is a text.
class JsonValues : public nlohmann::json_sax<Json> {
public:
    // False ends the reading.
    virtual bool value(std::string_view text) = 0; // null: empty

    bool null() final { return value({}); }
    bool boolean(bool is) final { return value(is ? "true" : "false"); }
    bool number_integer(number_integer_t number) final { return whole(number); }
    bool number_unsigned(number_unsigned_t number) final { return whole(number); }
    bool number_float(number_float_t, const string_t& asWritten) final { return value(asWritten); }
    bool string(string_t& text) final { return value(text); }
    bool binary(binary_t&) final { return false; } // JSON has none
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) final
    {
        return false;
    }

private:
    template <class Number> bool whole(Number number)
    {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        return value({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
};

} // namespace tollgate::history
