#include "ui/console/preview_run.h"

namespace tollgate::test {

namespace {

bool isAffected(const Json& figures)
{
    std::int64_t beyond = 0;
    for (const Json& units : figures["over_quota_units"])
        beyond += units.get<std::int64_t>();
    return beyond > 0 || refusedIn(figures) > 0;
}

} // namespace

std::int64_t refusedIn(const Json& figures)
{
    std::int64_t refused = 0;
    for (const Json& number : figures["refused"])
        refused += number.get<std::int64_t>();
    return refused;
}

std::int64_t minorUnits(const Json& amount)
{
    return QString::fromStdString(amount.get<std::string>()).remove(u'.').toLongLong();
}

PreviewProgram::PreviewProgram(QStringList arguments, const QString& plan)
    : m_arguments(std::move(arguments)), m_plan(plan.toStdString())
{
    const Json today = answer({}, m_today.failure);
    for (const Json& one : today["consumers"]) {
        if (one["plan_before"] == m_plan)
            m_today.consumers[one["consumer"].get<std::string>()] = {one["before"], one["before"]};
    }
}

// Whom the draft does not touch is as today.
PrintedPlan PreviewProgram::with(const QString& draft) const
{
    PrintedPlan printed = m_today;
    const Json changed = answer({u"--draft"_qs, draft}, printed.failure);
    for (const Json& one : changed["consumers"]) {
        if (one["plan_before"] == m_plan)
            printed.consumers[one["consumer"].get<std::string>()] = {one["before"], one["after"]};
    }
    return printed;
}

Json PreviewProgram::answer(const QStringList& more, QString& failure) const
{
    const CtlRun run = runCtl(QStringList{u"preview"_qs} + m_arguments + more
        + QStringList{u"--json"_qs, u"--top"_qs, u"0"_qs});
    if (run.exitCode != 0)
        failure = run.err;
    Json json = run.json();
    return json.is_object() ? json : Json{{"consumers", Json::array()}};
}

preview::Ledger PrintedPlan::ledger() const
{
    preview::Ledger ledger;
    for (const auto& [name, one] : consumers) {
        ledger.consumersAffected.before += isAffected(one.before);
        ledger.consumersAffected.after += isAffected(one.after);
        ledger.requestsRefused.before += refusedIn(one.before);
        ledger.requestsRefused.after += refusedIn(one.after);
        ledger.overageMinorUnits.before += minorUnits(one.before["overage"]);
        ledger.overageMinorUnits.after += minorUnits(one.after["overage"]);
        ledger.billsUp.after += preview::billIsUp(
            minorUnits(one.before["invoiced"]), minorUnits(one.after["invoiced"]));
    }
    return ledger;
}

} // namespace tollgate::test
