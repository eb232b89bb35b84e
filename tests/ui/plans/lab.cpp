#include "ui/plans/lab.h"

#include "support/plan_text.h"
#include "support/print.h"

#include <QTest>

#include <fmt/format.h>

namespace tollgate::test {

using pages::Exactness;
using pages::Face;

namespace {

constexpr int kPatience = 60'000; // ms, for a machine with much else to do

} // namespace

workspace::StudySource Lab::source(const LabFiles& content) const
{
    workspace::StudySource source{
        .usage = files.write("usage.csv", content.usage), .plans = files.path("plans.json")};
    if (!workspace::writePlans(plans(content.plans), *source.plans))
        qFatal("the plans of a fixture were not written");
    if (!content.assign.isEmpty())
        source.assign
            = files.write("assign.csv", "consumer,plan_before,plan_after\n" + content.assign);
    return source;
}

bool Lab::open(const LabFiles& content)
{
    vm.open(source(content));
    return waitUntilExact();
}

bool Lab::waitUntilExact()
{
    return QTest::qWaitFor(
        [this] { return state().face == Face::Ready && state().exactness == Exactness::Exact; },
        kPatience);
}

bool Lab::waitFor(Face face)
{
    return QTest::qWaitFor([this, face] { return state().face == face; }, kPatience);
}

QString print(const preview::Ledger& ledger)
{
    const auto pair = [](const preview::BeforeAfter& figure) {
        return fmt::format("{} -> {}", figure.before, figure.after);
    };
    return QString::fromStdString(fmt::format("affected {}, refused {}, overage {}, bills up {}",
        pair(ledger.consumersAffected), pair(ledger.requestsRefused),
        pair(ledger.overageMinorUnits), pair(ledger.billsUp)));
}

QString print(const pages::AffectedRows& rows)
{
    QStringList names;
    for (std::size_t i = 0; rows && i < rows->size(); ++i)
        names << rows->nameOf(rows->at(i).consumer);
    return names.join(u' ');
}

} // namespace tollgate::test
