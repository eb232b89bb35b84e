#include "workspace/study_loader.h"

#include "domain/shipped_plans.h"
#include "history/assignment_file.h"
#include "history/import.h"
#include "history/sample.h"
#include "workspace/shared_value.h"

#include <QPromise>
#include <QtConcurrentRun>

namespace tollgate::workspace {

namespace {

constexpr int kProgressSteps = 1000;

using Progress = std::function<void(double share, std::uint64_t lines)>;

Result<SharedStudy> sampleStudy()
{
    auto sample = history::generateSample({});
    if (!sample)
        return fail(std::move(sample.error()));
    Study study{.title = "Sample",
        .usage = std::move(sample->usage),
        .today = shippedPlans(),
        .isSample = true};
    study.planOf.assign(study.usage.consumerCount(), 0);
    study.names.resize(study.usage.consumerCount());
    // The generator numbers consumers as its list does.
    for (std::uint32_t i = 0; i < study.usage.consumerCount(); ++i) {
        const auto place = study.today.indexOf(sample->consumers[i].plan);
        study.planOf[i] = static_cast<std::uint32_t>(place.value_or(0));
        study.names[i] = sample->consumers[i].name;
    }
    return sharedValue(std::move(study));
}

Result<history::ImportOptions> importOptions(const StudySource& source)
{
    history::ImportOptions options{.keepTargets = true, .acceptTruncated = source.acceptTruncated};
    if (!source.format.empty()) {
        options.format = history::formatNamed(source.format);
        if (!options.format)
            return fail({.code = ErrorCode::InvalidArgument,
                .what = "'" + source.format + "' is no format",
                .where = {},
                .remedy = "use combined, csv or jsonl"});
    }
    if (!source.map.empty()) {
        auto map = history::parseFieldMap(source.map);
        if (!map)
            return fail(std::move(map.error()));
        options.map = *std::move(map);
    }
    return options;
}

// Who is on which plan, by way of a scenario without a draft.
Result<preview::PlanOfConsumer> plansOf(
    const metering::UsageHistory& usage, const PlanSet& today, const StudySource& source)
{
    preview::ScenarioOptions options{
        .today = today, .draft = {}, .defaultPlan = PlanId{source.defaultPlan}, .assignments = {}};
    if (source.assign) {
        auto assignments = history::readAssignments(*source.assign);
        if (!assignments)
            return fail(std::move(assignments.error()));
        for (auto& one : *assignments)
            options.assignments.push_back(
                {.consumer = one.consumer, .before = one.before, .after = {}, .where = one.where});
    }
    return preview::makeScenario(usage, std::move(options)).map([](preview::Scenario scenario) {
        return std::move(scenario.before.planOf);
    });
}

// Of a pipe nobody knows how much is to come: 0.
double shareOf(const history::ImportProgress& at)
{
    return at.bytesTotal == 0
        ? 0
        : static_cast<double>(at.bytesRead) / static_cast<double>(at.bytesTotal);
}

Result<SharedStudy> importedStudy(
    const StudySource& source, const std::stop_token& stop, const Progress& progress)
{
    auto today = source.plans ? readPlans(*source.plans) : Result<PlanSet>(shippedPlans());
    if (!today)
        return fail(std::move(today.error()));
    const auto options = importOptions(source);
    if (!options)
        return fail(options.error());
    auto import = history::importUsage(
        source.usage, *options, {.stop = stop, .progress = [&](const history::ImportProgress& at) {
                                     progress(shareOf(at), at.lines);
                                 }});
    if (!import)
        return fail(std::move(import.error()));
    auto planOf = plansOf(import->usage, *today, source);
    if (!planOf)
        return fail(std::move(planOf.error()));
    Study study{.title = source.usage.filename().string(),
        .usage = std::move(import->usage),
        .today = *std::move(today),
        .planOf = *std::move(planOf),
        .unread = import->unparsed,
        .isTruncated = import->truncated};
    for (auto& line : import->firstUnparsed)
        study.firstUnread.push_back({.number = line.number, .why = std::move(line.why)});
    return sharedValue(std::move(study));
}

} // namespace

StudyLoader::StudyLoader(QObject* parent) : QObject(parent)
{
    connect(
        &m_watcher, &QFutureWatcher<Outcome>::progressValueChanged, this, &StudyLoader::onProgress);
    connect(&m_watcher, &QFutureWatcher<Outcome>::finished, this, &StudyLoader::onFinished);
}

StudyLoader::~StudyLoader() { m_stop.request_stop(); }

void StudyLoader::load(const StudySource& source)
{
    m_stop.request_stop();
    m_stop = {};
    const auto work
        = [](QPromise<Outcome>& promise, const StudySource& from, const std::stop_token& stop) {
              promise.setProgressRange(0, kProgressSteps);
              const auto progress = [&](double share, std::uint64_t lines) {
                  promise.setProgressValueAndText(
                      static_cast<int>(share * kProgressSteps), QString::number(lines));
              };
              promise.addResult(from.sample ? sampleStudy() : importedStudy(from, stop, progress));
          };
    m_watcher.setFuture(QtConcurrent::run(work, source, m_stop.get_token()));
}

void StudyLoader::cancel() { m_stop.request_stop(); }

void StudyLoader::onProgress()
{
    emit progressed(static_cast<double>(m_watcher.progressValue()) / kProgressSteps,
        m_watcher.progressText().toULongLong());
}

void StudyLoader::onFinished()
{
    if (m_watcher.future().resultCount() == 0)
        return;
    const Outcome outcome = m_watcher.result();
    // Asked here and not of the outcome alone: it may have been there already when it was called
    // off, and the sample is made in one go.
    if (m_stop.stop_requested())
        emit cancelled();
    else if (outcome)
        emit loaded(*outcome);
    else
        emit failed(outcome.error());
}

} // namespace tollgate::workspace
