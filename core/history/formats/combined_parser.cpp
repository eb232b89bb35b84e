#include "history/formats/combined_parser.h"

#include "history/shown.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate::history {

namespace {

constexpr std::string_view kTimeToRequest = "] \"";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Takes "[time] "" off the front of what follows the address; names before it may hold brackets
// and blanks.
bool takeTime(std::string_view& rest, std::string_view& time)
{
    constexpr std::size_t kUsualLength = 26; // 17/Apr/2018:06:25:06 +0000
    std::size_t open = rest.find('[');
    if (open == std::string_view::npos)
        return false;
    std::size_t close = open + 1 + kUsualLength;
    if (rest.size() < close || rest.substr(close, kTimeToRequest.size()) != kTimeToRequest) {
        close = rest.find(kTimeToRequest, open);
        if (close == std::string_view::npos)
            return false;
        open = rest.rfind('[', close);
    }
    time = rest.substr(open + 1, close - open - 1);
    rest.remove_prefix(close + kTimeToRequest.size());
    return true;
}

// Takes " 200" off the front.
bool takeStatus(std::string_view& rest, metering::Status& status)
{
    if (rest.size() < 4 || rest[0] != ' ' || !isDigit(rest[1]) || !isDigit(rest[2])
        || !isDigit(rest[3]) || (rest.size() > 4 && rest[4] != ' '))
        return false;
    status = static_cast<metering::Status>(
        (rest[1] - '0') * 100 + (rest[2] - '0') * 10 + (rest[3] - '0'));
    rest.remove_prefix(4);
    return true;
}

// Takes " 1234" or " -" off the front.
bool takeSize(std::string_view rest, std::int64_t& size)
{
    if (rest.size() < 2 || rest[0] != ' ')
        return false;
    rest.remove_prefix(1);
    rest = rest.substr(0, rest.find(' '));
    size = 0;
    if (rest == "-")
        return true;
    for (const char c : rest) {
        if (!isDigit(c) || __builtin_mul_overflow(size, 10, &size)
            || __builtin_add_overflow(size, c - '0', &size))
            return false;
    }
    return !rest.empty();
}

bool isEscaped(std::string_view text, std::size_t at)
{
    std::size_t backslashes = 0;
    while (backslashes < at && text[at - 1 - backslashes] == '\\')
        ++backslashes;
    return backslashes % 2 == 1;
}

// What may stand in a method (RFC 9110, 5.6.2).
bool isMethod(std::string_view text)
{
    constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || kOthers.find(c) != std::string_view::npos;
    });
}

} // namespace

CombinedFault splitCombined(std::string_view line, CombinedLine& parts)
{
    const std::size_t addressEnd = line.find(' ');
    if (addressEnd == 0 || addressEnd == std::string_view::npos)
        return CombinedFault::Address;
    parts.address = line.substr(0, addressEnd);
    std::string_view rest = line.substr(addressEnd);
    if (!takeTime(rest, parts.time))
        return CombinedFault::Time;
    // The request ends at the first quote without a backslash that a status follows: some servers
    // log quotes as they came.
    CombinedFault fault = CombinedFault::Request;
    for (std::size_t quote = rest.find('"'); quote != std::string_view::npos;
         quote = rest.find('"', quote + 1)) {
        if (isEscaped(rest, quote))
            continue;
        std::string_view tail = rest.substr(quote + 1);
        if (takeStatus(tail, parts.status)) {
            parts.request = rest.substr(0, quote);
            return takeSize(tail, parts.size) ? CombinedFault::None : CombinedFault::Size;
        }
        fault = CombinedFault::Status;
    }
    return fault;
}

CombinedParser::CombinedParser(bool keepTargets, metering::UsageHistoryBuilder& builder)
    : m_builder(builder), m_keepTargets(keepTargets)
{
}

bool CombinedParser::add(std::string_view record)
{
    m_fault = splitCombined(record, m_parts);
    if (m_fault != CombinedFault::None)
        return false;
    const auto time = m_instants.read(m_parts.time);
    if (!time)
        return false;
    metering::UsageEvent event{.decidedAt = *time, .settledAt = *time, .status = m_parts.status};
    event.units[indexOf(Meter::BytesOut)].value = m_parts.size;
    event.consumer = m_builder.consumer(asUtf8(m_parts.address, m_scratch));
    if (m_keepTargets)
        event.target = targetOf(m_parts.request);
    m_builder.add(event);
    return true;
}

std::string CombinedParser::why(std::string_view) const
{
    switch (m_fault) {
    case CombinedFault::Address:
        return "has no client address";
    case CombinedFault::Time:
        return "has no time in brackets with a quoted request after it";
    case CombinedFault::Request:
        return "the quoted request does not end";
    case CombinedFault::Status:
        return "has no status of 3 digits after the request";
    case CombinedFault::Size:
        return "has no size after the status, as bytes or '-'";
    case CombinedFault::None:
        break;
    }
    return fmt::format("{} is not a time", shown(m_parts.time));
}

// "GET /v1/search?q=x HTTP/1.1" -> GET /v1/search; nothing for what is no request line.
std::optional<metering::TargetIndex> CombinedParser::targetOf(std::string_view request)
{
    const std::size_t methodEnd = request.find(' ');
    const auto method = request.substr(0, methodEnd);
    if (methodEnd == std::string_view::npos || !isMethod(method))
        return std::nullopt;
    std::string_view path = request.substr(methodEnd + 1);
    if (const auto version = path.rfind(" HTTP/"); version != std::string_view::npos)
        path = path.substr(0, version);
    path = path.substr(0, path.find('?')); // which no route speaks of
    return m_builder.target(method, asUtf8(path, m_scratch));
}

} // namespace tollgate::history
