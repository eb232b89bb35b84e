#include "workspace/preview_desk.h"

#include "workspace/shared_value.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace tollgate::workspace {

namespace {

bool isSameToday(const SharedAnswer& last, const PreviewQuestion& question)
{
    return last && last->question.study == question.study;
}

bool isSameDemand(const SharedAnswer& last, const PreviewQuestion& question)
{
    return isSameToday(last, question) && last->question.plan == question.plan
        && last->question.dimension == question.dimension
        && last->question.moving == question.moving
        && last->sideAfter->plans.routes == question.draft.routes
        && last->sideAfter->plans.plans[question.plan].cycle
        == question.draft.plans[question.plan].cycle;
}

Result<std::shared_ptr<const preview::Replay>> replayed(
    const Study& study, const preview::Side& side, const std::stop_token& stop)
{
    return preview::replay(study.usage, side, study.rules, {.stop = stop, .progress = {}})
        .map([](preview::Replay replay) { return sharedValue(std::move(replay)); });
}

preview::PlanOfConsumer planOfAfter(const PreviewQuestion& question)
{
    preview::PlanOfConsumer planOf = question.study->planOf;
    for (const std::uint32_t consumer : question.moving)
        planOf[consumer] = question.plan;
    return planOf;
}

std::shared_ptr<const preview::Demand> demandOf(
    const PreviewQuestion& question, const preview::Side& side)
{
    const Study& study = *question.study;
    preview::Demand demand
        = preview::demandOn(question.plan, question.dimension, study.usage, side, study.rules);
    if (!question.moving.empty())
        std::erase_if(demand.consumers, [&](const preview::Demand::OfConsumer& one) {
            return !std::ranges::binary_search(question.moving, one.consumer);
        });
    return sharedValue(std::move(demand));
}

// Keeps what the last answer already holds.
Result<SharedAnswer> answerTo(
    const PreviewQuestion& question, const SharedAnswer& last, const std::stop_token& stop)
{
    const Study& study = *question.study;
    PreviewAnswer answer{.question = question};
    if (isSameToday(last, question)) {
        answer.sideBefore = last->sideBefore;
        answer.before = last->before;
    } else {
        answer.sideBefore
            = sharedValue(preview::Side{.plans = study.today, .planOf = study.planOf});
        auto before = replayed(study, *answer.sideBefore, stop);
        if (!before)
            return fail(std::move(before.error()));
        answer.before = *std::move(before);
    }
    answer.sideAfter
        = sharedValue(preview::Side{.plans = question.draft, .planOf = planOfAfter(question)});
    if (*answer.sideAfter == *answer.sideBefore) {
        answer.after = answer.before;
    } else if (isSameToday(last, question) && *last->sideAfter == *answer.sideAfter) {
        answer.after = last->after;
    } else {
        auto after = replayed(study, *answer.sideAfter, stop);
        if (!after)
            return fail(std::move(after.error()));
        answer.after = *std::move(after);
    }
    answer.demand
        = isSameDemand(last, question) ? last->demand : demandOf(question, *answer.sideAfter);
    answer.ledger = preview::ledgerOf(*answer.demand, *answer.before, *answer.after);
    answer.touched = preview::touchedBy(*answer.demand, *answer.before, *answer.after);
    answer.billsUp = preview::BillsUpCurve(*answer.demand, question.draft.plans[question.plan],
        question.dimension, *answer.before, *answer.after);
    return sharedValue(std::move(answer));
}

} // namespace

PreviewDesk::PreviewDesk(QObject* parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Outcome>::finished, this, &PreviewDesk::onFinished);
}

PreviewDesk::~PreviewDesk() { m_stop.request_stop(); }

void PreviewDesk::ask(PreviewQuestion question)
{
    m_stop.request_stop();
    m_stop = {};
    m_watcher.setFuture(QtConcurrent::run(
        [question = std::move(question), last = m_last, stop = m_stop.get_token()] {
            return answerTo(question, last, stop);
        }));
}

void PreviewDesk::cancel()
{
    m_stop.request_stop();
    m_watcher.setFuture({});
}

void PreviewDesk::onFinished()
{
    if (!m_watcher.future().isValid() || m_watcher.future().resultCount() == 0)
        return;
    const Outcome outcome = m_watcher.result();
    if (outcome) {
        m_last = *outcome;
        emit answered(m_last);
    } else if (outcome.error().code != ErrorCode::Cancelled) {
        emit failed(outcome.error());
    }
}

} // namespace tollgate::workspace
