#include "support/plan_text.h"

#include "base/whole_number.h"
#include "support/print.h"

#include <QStringList>

#include <deque>
#include <sstream>
#include <string>

namespace tollgate::test {

namespace {

// The words of one line, taken from the front.
class Words {
public:
    explicit Words(std::string_view line) : m_line(line)
    {
        std::istringstream in{std::string(line)};
        for (std::string word; in >> word;)
            m_words.push_back(word);
    }

    bool empty() const { return m_words.empty(); }

    std::string take()
    {
        if (m_words.empty())
            refuse("the end");
        std::string word = m_words.front();
        m_words.pop_front();
        return word;
    }

    bool accept(std::string_view word)
    {
        if (m_words.empty() || m_words.front() != word)
            return false;
        m_words.pop_front();
        return true;
    }

    // The value of a word, or the end of the program.
    template <class T> auto valueOf(const T& parsed, const std::string& word) const
    {
        if (!parsed)
            refuse(word);
        return *parsed;
    }

    [[noreturn]] void refuse(const std::string& word) const
    {
        qFatal("'%s' means nothing in the plan '%s'", word.c_str(), m_line.c_str());
    }

private:
    std::string m_line;
    std::deque<std::string> m_words;
};

std::optional<WhenExhausted> modeNamed(std::string_view name)
{
    for (const auto mode :
        {WhenExhausted::Refuse, WhenExhausted::BillOverage, WhenExhausted::Notify}) {
        if (nameOf(mode) == name)
            return mode;
    }
    return std::nullopt;
}

RateLimit rateLimit(const Words& words, const std::string& word)
{
    const auto slash = word.find('/');
    return {.window = words.valueOf(windowNamed(word.substr(slash + 1)), word),
        .limit = word.starts_with("any/")
            ? kUnlimited
            : words.valueOf(parseWholeNumber(word.substr(0, slash)), word)};
}

Quota quota(Words& words, const std::string& allowance)
{
    Quota quota;
    const std::string meter = words.take();
    quota.meter = words.valueOf(meterNamed(meter), meter);
    if (allowance != "any")
        quota.included = words.valueOf(parseQuantity(quota.meter, allowance), allowance);
    const std::string mode = words.take();
    quota.whenExhausted = words.valueOf(modeNamed(mode), mode);
    if (words.accept("at")) {
        const std::string price = words.take();
        quota.overagePrice = words.valueOf(parseUnitPrice(price), price);
    }
    return quota;
}

void readWord(Words& words, const std::string& word, Plan& plan)
{
    if (const auto currency = parseCurrency(word)) {
        const std::string amount = words.take();
        plan.price = words.valueOf(parseMoney(amount, *currency), amount);
    } else if (word == "daily") {
        plan.cycle = Cycle::Daily;
    } else if (word.starts_with('+')) {
        plan.features.push_back(word.substr(1));
    } else if (word.find('/') != std::string::npos) {
        plan.rateLimits.push_back(rateLimit(words, word));
    } else {
        plan.quotas.push_back(quota(words, word));
    }
}

std::string textOf(const Quota& quota)
{
    std::string line = quota.included ? formatQuantity(quota.meter, *quota.included) : "any";
    line += ' ' + std::string(nameOf(quota.meter)) + ' ' + std::string(nameOf(quota.whenExhausted));
    return quota.overagePrice == UnitPrice{} ? line
                                             : line + " at " + formatUnitPrice(quota.overagePrice);
}

std::string textOf(const Plan& plan)
{
    std::string line = plan.id.value;
    if (plan.price != Money{})
        line += ' ' + plan.price.currency.code + ' ' + formatMoney(plan.price);
    if (plan.cycle == Cycle::Daily)
        line += " daily";
    for (const RateLimit& limit : plan.rateLimits)
        line += ' ' + (limit.isUnlimited() ? "any" : std::to_string(limit.limit)) + '/'
            + std::string(nameOf(limit.window));
    for (const Quota& quota : plan.quotas)
        line += ' ' + textOf(quota);
    for (const std::string& feature : plan.features)
        line += " +" + feature;
    return line;
}

} // namespace

Plan plan(std::string_view text)
{
    Words words(text);
    Plan plan;
    plan.id = PlanId{words.take()};
    plan.name = plan.id.value;
    while (!words.empty())
        readWord(words, words.take(), plan);
    return plan;
}

PlanSet plans(std::string_view lines)
{
    PlanSet set;
    std::istringstream in{std::string(lines)};
    for (std::string line; std::getline(in, line);)
        set.plans.push_back(plan(line));
    return set;
}

QString text(const Plan& plan) { return text(textOf(plan)); }

QString text(const PlanSet& plans)
{
    QStringList lines;
    for (const Plan& plan : plans.plans)
        lines.push_back(text(plan));
    return lines.join(QLatin1Char('\n'));
}

} // namespace tollgate::test
