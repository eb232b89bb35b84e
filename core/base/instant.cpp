#include "base/instant.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <optional>

namespace tollgate {

namespace {

using namespace std::chrono;

Failure notATime(std::string_view text)
{
    // A binary field must not flood the message.
    return fail({.code = ErrorCode::InvalidData,
        .what = fmt::format("'{}' is not a time", text.substr(0, 40)),
        .where = {},
        .remedy
        = "write it as 2018-04-17T06:25:06Z, 17/Apr/2018:06:25:06 +0000, or epoch seconds"});
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Takes digits and separators off the front of a text; once something is missing, all else fails.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_rest(text) { }

    int digits(std::size_t count)
    {
        int value = 0;
        if (m_rest.size() < count)
            return miss();
        for (std::size_t i = 0; i < count; ++i) {
            if (!isDigit(m_rest[i]))
                return miss();
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    void expect(std::string_view oneOf)
    {
        if (m_rest.empty() || oneOf.find(m_rest.front()) == std::string_view::npos)
            miss();
        else
            m_rest.remove_prefix(1);
    }

    bool accept(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    // "Apr" -> 4.
    unsigned monthName()
    {
        static constexpr std::array<std::string_view, 12> kNames{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        for (unsigned i = 0; i < kNames.size(); ++i) {
            if (m_rest.starts_with(kNames[i])) {
                m_rest.remove_prefix(3);
                return i + 1;
            }
        }
        miss();
        return 0;
    }

    // ".6805900" -> 680 ms: further digits are cut, not rounded, so that no event moves forward.
    milliseconds fraction()
    {
        if (!accept('.') && !accept(','))
            return {};
        if (m_rest.empty() || !isDigit(m_rest.front()))
            return milliseconds(miss());
        int value = 0;
        int scale = 100;
        while (!m_rest.empty() && isDigit(m_rest.front())) {
            value += (m_rest.front() - '0') * scale;
            scale /= 10;
            m_rest.remove_prefix(1);
        }
        return milliseconds(value);
    }

    // "Z", "+02:00", "+0200", "+02", or nothing: what has to be taken off to reach UTC.
    minutes zone()
    {
        if (m_rest.empty() || accept('Z') || accept('z'))
            return {};
        const bool behind = accept('-');
        if (!behind)
            expect("+");
        const int hour = digits(2);
        int minute = 0;
        if (!m_rest.empty()) {
            accept(':');
            minute = digits(2);
        }
        if (hour > 23 || minute > 59)
            miss();
        const minutes offset = hours(hour) + minutes(minute);
        return behind ? -offset : offset;
    }

    bool ok() const { return m_ok && m_rest.empty(); }

private:
    int miss()
    {
        m_ok = false;
        m_rest = {};
        return 0;
    }

    std::string_view m_rest;
    bool m_ok = true;
};

struct ClockTime {
    int hour = 0;
    int minute = 0;
    int second = 0;
};

std::optional<Instant> assemble(year_month_day date, ClockTime time)
{
    if (!date.ok() || date.year() < kFirstYear || date.year() > kLastYear)
        return std::nullopt;
    // A leap second is the last second that UTC arithmetic can name.
    if (time.hour > 23 || time.minute > 59 || time.second > 60)
        return std::nullopt;
    return sys_days(date) + hours(time.hour) + minutes(time.minute)
        + seconds(time.second == 60 ? 59 : time.second);
}

std::optional<Instant> parseEpoch(std::string_view text)
{
    constexpr std::int64_t kMillisFrom = 100'000'000'000;
    std::int64_t value = 0;
    std::size_t i = 0;
    for (; i < text.size() && isDigit(text[i]) && i < 15; ++i)
        value = value * 10 + (text[i] - '0');
    if (i == 0 || (i < text.size() && isDigit(text[i])))
        return std::nullopt;
    Cursor rest(text.substr(i));
    const milliseconds fraction = rest.fraction();
    if (!rest.ok())
        return std::nullopt;
    // Milliseconds may carry a fraction too, which is below our resolution.
    const Instant instant
        = value >= kMillisFrom ? Instant(milliseconds(value)) : Instant(seconds(value)) + fraction;
    if (instant >= sys_days(year_month_day(kLastYear, December, day(31))) + days(1))
        return std::nullopt;
    return instant;
}

bool isEpoch(std::string_view text)
{
    return text.size() < 5 || text.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace

Result<Instant> parseIsoInstant(std::string_view text)
{
    Cursor in(text);
    const int y = in.digits(4);
    in.expect("-");
    const int m = in.digits(2);
    in.expect("-");
    const int d = in.digits(2);
    in.expect("T t");
    ClockTime time{.hour = in.digits(2)};
    in.expect(":");
    time.minute = in.digits(2);
    if (in.accept(':'))
        time.second = in.digits(2);
    const milliseconds fraction = in.fraction();
    const minutes zone = in.zone();
    if (!in.ok())
        return notATime(text);
    const auto instant = assemble(year(y) / m / d, time);
    if (!instant)
        return notATime(text);
    return *instant + fraction - zone;
}

Result<Instant> parseApacheInstant(std::string_view text)
{
    Cursor in(text);
    const int d = in.digits(2);
    in.expect("/");
    const unsigned m = in.monthName();
    in.expect("/");
    const int y = in.digits(4);
    in.expect(":");
    ClockTime time{.hour = in.digits(2)};
    in.expect(":");
    time.minute = in.digits(2);
    in.expect(":");
    time.second = in.digits(2);
    in.accept(' ');
    const minutes zone = in.zone();
    if (!in.ok())
        return notATime(text);
    const auto instant = assemble(year(y) / static_cast<int>(m) / d, time);
    if (!instant)
        return notATime(text);
    return *instant - zone;
}

Result<Instant> parseInstant(std::string_view text)
{
    if (isEpoch(text)) {
        const auto instant = parseEpoch(text);
        return instant ? Result<Instant>(*instant) : notATime(text);
    }
    return text.size() > 2 && text[2] == '/' ? parseApacheInstant(text) : parseIsoInstant(text);
}

std::string formatInstant(Instant instant)
{
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(instant) - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), time.hours().count(), time.minutes().count(),
        time.seconds().count());
}

std::string formatInstantMillis(Instant instant)
{
    std::string text = formatInstant(instant);
    text.pop_back();
    const auto millis = instant - floor<seconds>(instant);
    return text + fmt::format(".{:03}Z", millis.count());
}

} // namespace tollgate
