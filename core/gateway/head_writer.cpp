#include "gateway/head_writer_p.h"

#include <algorithm>

namespace tollgate::gateway {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool startsWith(std::string_view name, std::string_view prefix)
{
    return name.size() >= prefix.size() && isSameName(name.substr(0, prefix.size()), prefix);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool isLimitField(std::string_view name)
{
    return startsWith(name, "x-ratelimit-") || isSameName(name, "ratelimit")
        || isSameName(name, "ratelimit-policy") || isSameName(name, "x-quota-notice");
}

} // namespace

bool isSameName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

HopByHop::HopByHop(const std::vector<HeadField>& fields)
{
    for (const HeadField& field : fields) {
        if (field.id != http::field::connection)
            continue;
        std::string_view list = field.value;
        while (!list.empty()) {
            const auto comma = std::min(list.find(','), list.size());
            if (const auto name = trimmed(list.substr(0, comma)); !name.empty())
                m_named.push_back(name);
            list.remove_prefix(std::min(comma + 1, list.size()));
        }
    }
}

bool HopByHop::concerns(const HeadField& field) const
{
    switch (field.id) {
    case http::field::connection:
    case http::field::proxy_connection:
    case http::field::keep_alive:
    case http::field::proxy_authenticate:
    case http::field::proxy_authorization:
    case http::field::te:
    case http::field::trailer:
    case http::field::transfer_encoding:
    case http::field::upgrade:
    case http::field::content_length: // each side gets its own framing
        return true;
    default:
        return std::ranges::any_of(
            m_named, [&](std::string_view name) { return isSameName(name, field.name); });
    }
}

bool isKeyField(const HeadField& field)
{
    return field.id == http::field::authorization || isSameName(field.name, "x-api-key");
}

std::string_view keyIn(const std::vector<HeadField>& fields)
{
    constexpr std::string_view kScheme = "bearer ";
    for (const HeadField& field : fields) {
        if (field.id == http::field::authorization && startsWith(field.value, kScheme))
            return trimmed(field.value.substr(kScheme.size()));
        if (isSameName(field.name, "x-api-key"))
            return field.value;
    }
    return {};
}

void appendField(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

void appendRequestFields(std::string& out, const std::vector<HeadField>& fields)
{
    const HopByHop hopByHop(fields);
    for (const HeadField& field : fields) {
        if (field.id != http::field::host && field.id != http::field::expect
            && !hopByHop.concerns(field) && !isKeyField(field)
            && !startsWith(field.name, "x-consumer-"))
            appendField(out, field.name, field.value);
    }
}

void appendAnswerFields(std::string& out, const std::vector<HeadField>& fields)
{
    const HopByHop hopByHop(fields);
    for (const HeadField& field : fields) {
        if (!hopByHop.concerns(field) && !isLimitField(field.name))
            appendField(out, field.name, field.value);
    }
}

} // namespace tollgate::gateway
