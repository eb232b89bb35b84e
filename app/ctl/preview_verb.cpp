#include "preview_verb.h"

#include "interrupt.h"
#include "preview_options.h"
#include "preview_table.h"
#include "progress_bar.h"
#include "verb.h"

#include "history/assignment_file.h"
#include "history/import.h"
#include "history/plans_file.h"
#include "preview/outcome_json.h"

#include <fmt/format.h>

#include <cstdio>

namespace tollgate::ctl {

namespace {

// What a preview is asked of, read from its files.
struct Question {
    history::Import import;
    preview::Scenario scenario;
};

bool needsTargets(const PlanSet& today, const std::optional<PlanSet>& draft)
{
    return !today.routesOrNone().empty() || (draft && !draft->routesOrNone().empty());
}

Result<preview::ScenarioOptions> readPlans(const PreviewOptions& options)
{
    preview::ScenarioOptions scenario{.today = {},
        .draft = {},
        .defaultPlan = PlanId{options.defaultPlan},
        .assignments = {},
        .rules = {.count = options.count, .anchorOf = {}}};
    auto today = history::readPlansFile(options.plans);
    if (!today)
        return fail(std::move(today.error()));
    scenario.today = *std::move(today);
    if (options.draft) {
        auto draft = history::readPlansFile(*options.draft);
        if (!draft)
            return fail(std::move(draft.error()));
        scenario.draft = *std::move(draft);
    }
    if (options.assign) {
        auto assignments = history::readAssignments(*options.assign);
        if (!assignments)
            return fail(std::move(assignments.error()));
        for (auto& [consumer, before, after, where] : *assignments)
            scenario.assignments.push_back({std::move(consumer), before, after, std::move(where)});
    }
    return scenario;
}

Result<Question> readQuestion(const PreviewOptions& options, const history::Watch& watch)
{
    auto plans = readPlans(options);
    if (!plans)
        return fail(std::move(plans.error()));
    history::ImportOptions importing = options.import;
    importing.keepTargets = needsTargets(plans->today, plans->draft);
    auto import = history::importUsage(options.usage, importing, watch);
    if (!import)
        return fail(std::move(import.error()));
    auto scenario = preview::makeScenario(import->usage, *std::move(plans));
    if (!scenario)
        return fail(within(options.plans.string(), std::move(scenario.error())));
    return Question{.import = *std::move(import), .scenario = *std::move(scenario)};
}

std::vector<std::string> notesOn(const Question& question)
{
    std::vector<std::string> notes;
    if (!question.import.usage.isSequenced())
        notes.emplace_back("one time per request: approximate for concurrent requests");
    if (question.import.unparsed > 0) {
        std::string lines;
        for (const auto& line : question.import.firstUnparsed)
            lines += fmt::format("{}{} ({})", lines.empty() ? "" : ", ", line.number, line.why);
        const bool more = question.import.unparsed > question.import.firstUnparsed.size();
        notes.push_back(fmt::format("{} of {} lines did not parse and are not counted: {}{}",
            question.import.unparsed, question.import.lines, lines, more ? ", ..." : ""));
    }
    return notes;
}

void print(const Question& question, const preview::Outcome& outcome, const PreviewOptions& options)
{
    const preview::OutcomeContext context{.usage = question.import.usage,
        .scenario = question.scenario,
        .unparsed = question.import.unparsed,
        .notes = notesOn(question),
        .top = options.top};
    if (options.json)
        fmt::print("{}\n", preview::toJson(outcome, context).dump(1));
    else
        fmt::print("{}", previewTable(outcome, context));
}

Result<bool> answer(const PreviewOptions& options)
{
    const Interrupt interrupt;
    ProgressBar bar;
    const auto question = readQuestion(options,
        {.stop = interrupt.token(), .progress = [&](const history::ImportProgress& progress) {
             bar.show("reading",
                 static_cast<double>(progress.bytesRead)
                     / static_cast<double>(progress.bytesTotal));
         }});
    if (!question)
        return fail(question.error());
    const auto outcome = preview::preview(question->import.usage, question->scenario,
        {.stop = interrupt.token(),
            .progress = [&](double share) { bar.show("replaying", share); }});
    if (!outcome)
        return fail(outcome.error());
    bar.clear();
    print(*question, *outcome, options);
    return true;
}

} // namespace

int runPreview(const QStringList& arguments)
{
    const auto options = parsePreviewOptions(arguments);
    if (options && options->help) {
        fmt::print("{}", previewHelp().toStdString());
        return kDone;
    }
    const auto done = options.and_then(answer);
    if (done)
        return kDone;
    if (done.error().code == ErrorCode::Cancelled) {
        fmt::print(stderr, "tollgatectl preview: stopped; nothing was written\n");
        return kInterrupted;
    }
    fmt::print(stderr, "tollgatectl preview: {}\n", describe(done.error()));
    return kBadInput;
}

} // namespace tollgate::ctl
