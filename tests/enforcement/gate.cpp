#include "enforcement/gate.h"

#include "base/overloaded.h"
#include "support/plan_text.h"
#include "support/print.h"

#include <QStringList>

namespace tollgate::test {

namespace {

using namespace enforcement;

constexpr std::string_view kDay = "2026-03-14T";

Instant instantOf(const std::string& word)
{
    const auto instant = parseInstant(word.size() < 13 ? std::string(kDay) + word : word);
    if (!instant)
        qFatal("'%s' is no time", word.c_str());
    return *instant;
}

// Without the day where it is the usual one.
std::string textOf(Instant instant)
{
    const std::string text = formatInstant(instant);
    return text.starts_with(kDay) ? text.substr(kDay.size(), 8) : text;
}

std::string textOf(const Refused& refused)
{
    std::string text(nameOf(refused.reason));
    if (refused.reason == RefusalReason::Feature)
        return text;
    if (refused.reason == RefusalReason::Quota)
        text += ' ' + std::string(nameOf(refused.meter));
    return text + ' ' + formatQuantity(refused.meter, Quantity{refused.observed}) + '/'
        + formatQuantity(refused.meter, Quantity{refused.limit}) + " until "
        + textOf(refused.resetsAt);
}

} // namespace

Gate::Gate(std::string_view plan, AnchorDay anchor)
    : m_entitlements(entitlementsOf(test::plan(plan))), m_state{.anchor = anchor}
{
}

void Gate::changePlan(std::string_view plan) { m_entitlements = entitlementsOf(test::plan(plan)); }

QString Gate::ask(const QByteArray& words)
{
    QStringList answers;
    for (const QByteArray& word : words.split(' ')) {
        if (word.startsWith("settle:"))
            settle(word.toStdString());
        else if (!word.isEmpty())
            answers.push_back(text(request(word.toStdString())));
    }
    return answers.join(QStringLiteral("; "));
}

std::string Gate::request(const std::string& word)
{
    const auto mark = word.find_first_of("*+");
    const std::string rest = mark == std::string::npos ? "" : word.substr(mark + 1);
    Request request;
    if (mark != std::string::npos && word[mark] == '*')
        request.computeUnits = parseQuantity(Meter::ComputeUnits, rest).value();
    else
        request.requiredFeature = rest;
    const Step step = decide(m_entitlements, m_state, request, instantOf(word.substr(0, mark)));
    m_state = step.next;
    return std::visit(Overloaded{[&](const Accepted& accepted) -> std::string {
                                     m_underWay.push_back(accepted);
                                     return "ok";
                                 },
                          [](const Refused& refused) { return textOf(refused); }},
        step.decision);
}

void Gate::settle(const std::string& word)
{
    if (m_underWay.empty())
        qFatal("'%s', but no request is under way", word.c_str());
    const Accepted accepted = m_underWay.front();
    m_underWay.pop_front();
    const bool billable = word == "settle:1";
    m_state = enforcement::settle(m_state, accepted, billable ? accepted.reserved : Units{});
}

QString Gate::counts(Meter meter) const
{
    const MeterCount& count = m_state.meters[indexOf(meter)];
    return text("used " + formatQuantity(meter, count.used) + " reserved "
        + formatQuantity(meter, count.reserved));
}

} // namespace tollgate::test
