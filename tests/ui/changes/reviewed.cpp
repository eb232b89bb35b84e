#include "ui/changes/reviewed.h"

#include "changes/changes_words.h"
#include "support/plan_text.h"
#include "workspace/study_text.h"

#include <QSignalSpy>
#include <QTest>

namespace tollgate::test {

using workspace::ChangeFlow;
using workspace::PreviewDesk;

namespace {

constexpr int kPatience = 60'000; // ms, for a machine with much else to do
constexpr ChangeFlow::Pace kQuick{
    .proof = std::chrono::milliseconds{1}, .readBack = std::chrono::milliseconds{1}};

} // namespace

Plan proV14()
{
    Plan pro = plan("pro USD 5.00 100 requests bill_overage at 0.10");
    pro.name = "Pro";
    pro.version = 14;
    return pro;
}

workspace::SharedStudy fourOnPro()
{
    return studyOf({{"ada", 30}, {"bob", 90}, {"cyd", 120}, {"dan", 200}},
        PlanSet{.plans = {proV14()}}, preview::PlanOfConsumer(4, 0));
}

Reviewed reviewed(const workspace::SharedStudy& study, const std::function<void(Plan&)>& edit)
{
    PlanSet draft = study->today;
    edit(draft.plans.front());
    PreviewDesk desk;
    QSignalSpy answered(&desk, &PreviewDesk::answered);
    desk.ask({.study = study, .draft = std::move(draft)});
    if (!answered.wait(kPatience))
        qFatal("no preview came");
    auto answer = answered.first().first().value<workspace::SharedAnswer>();
    auto review = workspace::reviewOf(*answer);
    if (!review)
        qFatal("no review: %s", describe(review.error()).c_str());
    return {.review = *std::move(review), .answer = std::move(answer)};
}

Reviewed lowered()
{
    return reviewed(
        fourOnPro(), [](Plan& pro) { pro.quotas[0].included = quantityOf(Meter::Requests, 80); });
}

ports::Change priceChange(std::int64_t version, const char* price)
{
    return {.id = "ch_" + std::to_string(version),
        .operation = "op_" + std::to_string(version),
        .plan = {"pro"},
        .baseVersion = version - 1,
        .version = version,
        .edits = {{"price", price}},
        .author = "Ana",
        .submitted = *parseInstant("2026-11-24T18:09:00Z")};
}

ports::Operation operation(const std::string& id, std::vector<std::string> proven,
    std::vector<std::string> silent, std::int64_t version)
{
    ports::Operation operation{.id = id,
        .scope = "plan",
        .target = "pro",
        .state = silent.empty() ? ports::OperationState::Done : ports::OperationState::Partial};
    for (std::string& node : proven)
        operation.nodes.push_back({.node = std::move(node),
            .asked = *parseInstant("2026-11-24T18:09:00Z"),
            .done = *parseInstant("2026-11-24T18:09:01Z"),
            .millis = 38,
            .version = version});
    for (std::string& node : silent)
        operation.nodes.push_back({.node = std::move(node),
            .asked = *parseInstant("2026-11-24T18:09:00Z"),
            .millis = 2'000,
            .error = "no answer within 2 s"});
    return operation;
}

ChangesDesk::ChangesDesk(Environment environment, Role role) : vm(connection, kQuick)
{
    gateway->capabilitiesAnswer->environment = environment;
    gateway->capabilitiesAnswer->role = role;
    gateway->plansAnswer = PlanSet{.plans = {proV14()}};
    gateway->operationAnswers = {operation("op_new", {"eu-1", "eu-2"}, {}, 15)};
}

bool ChangesDesk::open()
{
    connection.open();
    return waitUntil([this] { return state().changes || state().changesError; });
}

void ChangesDesk::review(Reviewed what)
{
    vm.setReview(std::move(what.review), std::move(what.answer));
}

bool ChangesDesk::waitUntil(const std::function<bool()>& holds) const
{
    return QTest::qWaitFor(holds, kPatience);
}

bool ChangesDesk::waitFor(workspace::ChangeProgress::State progress) const
{
    return waitUntil([&] { return state().progress.state == progress; });
}

bool ChangesDesk::servePrice(std::int64_t version, const char* price)
{
    Plan pro = gateway->plansAnswer->plans.front();
    pro.version = version;
    pro.price = parseMoney(price, pro.price.currency).value();
    gateway->plansAnswer = PlanSet{.plans = {pro}};
    connection.refreshPlans();
    return waitUntil(
        [&] { return state().plans && state().plans->plans.front().version == version; });
}

QString print(const pages::ChangesState& state)
{
    const bool isProof = state.progressOf == state.selected && !state.progress.isUndo;
    const auto& progress = isProof && !state.selected.empty() ? state.proof : state.progress;
    return pages::proofText(progress, 14).text
        + (state.draft ? QStringLiteral(" [draft]")
                       : QStringLiteral(" [%1]").arg(QString::fromStdString(state.selected)));
}

} // namespace tollgate::test
