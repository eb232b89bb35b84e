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
    return fail({.code = ErrorCode::InvalidData,
        .what = inQuotes(text) + " is not a time",
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

// What a clock on a wall shows, somewhere.
struct WallTime {
    int hour = 0;
    int minute = 0;
    int second = 0;
    milliseconds fraction{};
    minutes zone{}; // ahead of UTC
};

// The bound is on the instant, not on what the wall shows: that is what has to be written again.
bool isAccepted(Instant instant)
{
    constexpr Instant kBegin = sys_days(kFirstYear / January / 1);
    constexpr Instant kEnd = sys_days((kLastYear + years(1)) / January / 1);
    return kBegin <= instant && instant < kEnd;
}

std::optional<Instant> assemble(year_month_day date, const WallTime& time)
{
    if (!date.ok())
        return std::nullopt;
    // A leap second is the last second that UTC arithmetic can name.
    if (time.hour > 23 || time.minute > 59 || time.second > 60)
        return std::nullopt;
    const Instant instant = sys_days(date) + hours(time.hour) + minutes(time.minute)
        + seconds(time.second == 60 ? 59 : time.second) + time.fraction - time.zone;
    return isAccepted(instant) ? std::optional(instant) : std::nullopt;
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
    return isAccepted(instant) ? std::optional(instant) : std::nullopt;
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
    WallTime time{.hour = in.digits(2)};
    in.expect(":");
    time.minute = in.digits(2);
    if (in.accept(':'))
        time.second = in.digits(2);
    time.fraction = in.fraction();
    time.zone = in.zone();
    if (!in.ok())
        return notATime(text);
    const auto instant = assemble(year(y) / m / d, time);
    if (!instant)
        return notATime(text);
    return *instant;
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
    WallTime time{.hour = in.digits(2)};
    in.expect(":");
    time.minute = in.digits(2);
    in.expect(":");
    time.second = in.digits(2);
    in.accept(' ');
    time.zone = in.zone();
    if (!in.ok())
        return notATime(text);
    const auto instant = assemble(year(y) / static_cast<int>(m) / d, time);
    if (!instant)
        return notATime(text);
    return *instant;
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
