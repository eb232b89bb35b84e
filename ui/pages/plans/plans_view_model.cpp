#include "plans/plans_view_model.h"

#include "plans/plan_edits.h"

#include <algorithm>

namespace tollgate::pages {

namespace {

Mend mendOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::CutOff:
        return Mend::OpenWhatIsThere;
    case ErrorCode::Unreadable:
        return Mend::TryAgain;
    default:
        return Mend::OpenAnother;
    }
}

// Where to begin: of the sample at Pro, whose story it tells; else where most consumers are.
std::uint32_t firstPlan(const workspace::Study& study, const std::vector<std::int64_t>& onPlan)
{
    const auto pro = study.isSample ? study.today.indexOf(PlanId{"pro"}) : std::nullopt;
    return static_cast<std::uint32_t>(
        pro.value_or(static_cast<std::size_t>(std::ranges::max_element(onPlan) - onPlan.begin())));
}

} // namespace

const Quota* PlansState::quota() const
{
    const auto* meter = std::get_if<Meter>(&dimension);
    return meter ? draft.quota(*meter) : nullptr;
}

std::optional<AffectedRow> PlansState::openRow() const
{
    return consumer && rows ? rows->rowOf(*consumer) : std::nullopt;
}

PlansViewModel::PlansViewModel(QObject* parent) : QObject(parent)
{
    using workspace::PreviewDesk;
    using workspace::StudyLoader;
    connect(&m_loader, &StudyLoader::progressed, this, &PlansViewModel::onProgress);
    connect(&m_loader, &StudyLoader::loaded, this, &PlansViewModel::onLoaded);
    connect(&m_loader, &StudyLoader::failed, this, &PlansViewModel::onLoadFailed);
    connect(&m_loader, &StudyLoader::cancelled, this, &PlansViewModel::onLoadCancelled);
    connect(&m_desk, &PreviewDesk::answered, this, &PlansViewModel::onAnswered);
    connect(&m_desk, &PreviewDesk::failed, this, &PlansViewModel::onPreviewFailed);
}

// --- what is open

void PlansViewModel::open(const workspace::StudySource& source)
{
    m_desk.cancel();
    m_source = source;
    m_state.face = Face::Loading;
    m_state.error.reset();
    m_state.loadedShare = 0;
    m_state.loadedLines = 0;
    m_state.source = source.sample ? tr("the sample")
                                   : QString::fromStdString(source.usage.filename().string());
    m_loader.load(source);
    emit changed();
}

void PlansViewModel::cancelOpening() { m_loader.cancel(); }

void PlansViewModel::mend()
{
    if (!m_state.error || m_state.mend == Mend::OpenAnother)
        return;
    if (m_state.mend == Mend::UndoEdit)
        return undo();
    m_source.acceptTruncated |= m_state.mend == Mend::OpenWhatIsThere;
    open(workspace::StudySource(m_source));
}

void PlansViewModel::onProgress(double share, quint64 lines)
{
    m_state.loadedShare = share;
    m_state.loadedLines = lines;
    emit changed();
}

void PlansViewModel::onLoaded(const workspace::SharedStudy& study)
{
    m_answer.reset();
    m_draft = workspace::Draft(study->today);
    m_onPlan = consumersConcerneds(*study);
    m_state = PlansState{.face = Face::Ready, .source = m_state.source, .study = study};
    m_state.plan = firstPlan(*study, m_onPlan);
    applyDraft();
}

void PlansViewModel::onLoadFailed(const Error& error)
{
    m_state.error = error;
    m_state.mend = mendOf(error);
    backToWhatWasOpen();
}

void PlansViewModel::onLoadCancelled() { backToWhatWasOpen(); }

// A file that does not open takes nothing away.
void PlansViewModel::backToWhatWasOpen()
{
    m_state.face = m_state.study ? Face::Ready : m_state.error ? Face::Failed : Face::Empty;
    if (m_state.study && m_state.exactness != Exactness::Exact)
        return applyDraft(); // opening called its replay off
    emit changed();
}

void PlansViewModel::expect(const QString& what)
{
    m_state.face = Face::Loading;
    m_state.error.reset();
    m_state.loadedShare = 0;
    m_state.loadedLines = 0;
    m_state.source = what;
    emit changed();
}

void PlansViewModel::refuse(const Error& error)
{
    m_state.error = error;
    m_state.mend = Mend::OpenAnother;
    backToWhatWasOpen();
}

void PlansViewModel::follow(const workspace::SharedStudy& study)
{
    if (!m_state.study)
        return onLoaded(study);
    if (m_state.exactness == Exactness::Estimate) {
        m_waiting = study; // the hand is on the handle: nothing moves under it
        return;
    }
    m_waiting.reset();
    if (study->today != m_draft.today())
        m_draft = m_draft.rebasedOn(study->today);
    m_onPlan = consumersConcerneds(*study);
    m_state.study = study; // consumers keep their numbers, so what was chosen stays chosen
    applyDraft();
}

// --- what is looked at

void PlansViewModel::choosePlan(std::uint32_t place)
{
    if (!canEdit() || place >= m_draft.plans().plans.size() || place == m_state.plan)
        return;
    m_state.plan = place;
    applyDraft();
}

void PlansViewModel::chooseDimension(const preview::Dimension& dimension)
{
    if (!canEdit() || m_state.dimension == dimension)
        return;
    m_state.dimension = dimension;
    m_state.filter.peaks.reset();
    m_state.demand.reset();
    m_answer.reset();
    applyDraft();
}

void PlansViewModel::filterByLine(LedgerLine line)
{
    RowFilter wanted = m_state.filter;
    wanted.line = wanted.line == line ? std::nullopt : std::optional(line);
    filter(wanted);
}

void PlansViewModel::filterByPeaks(std::int64_t from, std::int64_t to)
{
    const auto peaks = std::pair(from, to);
    RowFilter wanted = m_state.filter;
    wanted.peaks = wanted.peaks == peaks ? std::nullopt : std::optional(peaks);
    filter(wanted);
}

void PlansViewModel::clearFilter() { filter({}); }

void PlansViewModel::filter(const RowFilter& filter)
{
    if (!canEdit() || filter == m_state.filter)
        return;
    m_state.filter = filter;
    refreshRows();
    emit changed();
}

void PlansViewModel::openConsumer(std::optional<std::uint32_t> consumer)
{
    if (m_state.consumer == consumer)
        return;
    m_state.consumer = consumer;
    emit changed();
}

// --- keeping up

// The draft moved, or what is looked at did: show it at once, and have it replayed.
void PlansViewModel::applyDraft()
{
    m_estimate.reset();
    m_state.moved.reset();
    if (m_state.face == Face::Failed)
        m_state.error.reset();
    m_state.face = Face::Ready;
    refreshPlan();
    m_state.exactness = Exactness::Replaying;
    ask();
    emit changed();
}

void PlansViewModel::ask()
{
    m_desk.ask({.study = m_state.study,
        .draft = m_draft.plans(),
        .plan = m_state.plan,
        .dimension = m_state.dimension});
}

void PlansViewModel::refreshPlan()
{
    const PlanSet& plans = m_draft.plans();
    // An undo may have taken the chosen plan away.
    m_state.plan = std::min(m_state.plan, static_cast<std::uint32_t>(plans.plans.size() - 1));
    if (m_state.draft.id != plan().id)
        forgetAnswer();
    m_state.draft = plan();
    const Plan* today = m_draft.today().find(m_state.draft.id);
    m_state.today = today ? *today : m_state.draft;
    m_state.dimensions = dimensionsOf(m_state.draft);
    if (std::ranges::find(m_state.dimensions, m_state.dimension) == m_state.dimensions.end()) {
        m_state.dimension = m_state.dimensions.front();
        forgetAnswer();
    }
    m_state.ladder = ladderOf(m_draft, m_onPlan);
    m_state.todayPlans = std::make_shared<const PlanSet>(m_draft.today());
    m_state.draftPlans = std::make_shared<const PlanSet>(plans);
    m_state.changes = m_draft.changes();
    m_state.canUndo = m_draft.canUndo();
    m_state.canRedo = m_draft.canRedo();
}

// Of another plan: what was found out and chosen on this one does not hold there.
void PlansViewModel::forgetAnswer()
{
    m_answer.reset();
    m_state.demand.reset();
    m_state.rows.reset();
    m_state.filter = {};
    m_state.consumer.reset();
}

void PlansViewModel::onAnswered(const workspace::SharedAnswer& answer)
{
    m_answer = answer;
    const bool hasMoved = m_estimate && m_estimate->ledger != answer->ledger;
    m_state.moved = hasMoved ? std::optional(m_estimate->ledger) : std::nullopt;
    m_estimate.reset();
    m_state.ledger = answer->ledger;
    m_state.exactness = Exactness::Exact;
    m_state.demand = answer->demand;
    refreshRows();
    emit changed();
}

void PlansViewModel::onPreviewFailed(const Error& error)
{
    m_state.face = Face::Failed;
    m_state.error = error;
    m_state.mend = m_draft.canUndo() ? Mend::UndoEdit : Mend::OpenAnother;
    emit changed();
}

void PlansViewModel::refreshRows()
{
    m_state.rows
        = m_answer ? std::make_shared<const AffectedList>(m_answer, m_state.filter) : nullptr;
}

} // namespace tollgate::pages
