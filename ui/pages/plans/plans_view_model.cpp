#include "plans/plans_view_model.h"

#include <algorithm>
#include <limits>

namespace tollgate::pages {

namespace {

// Quotas first, then windows; those that a plan has, and the ones that it is most often given.
std::vector<preview::Dimension> dimensionsOf(const Plan& plan)
{
    std::vector<preview::Dimension> dimensions;
    for (const Quota& quota : plan.quotas)
        dimensions.emplace_back(quota.meter);
    if (dimensions.empty())
        dimensions.emplace_back(Meter::Requests);
    dimensions.emplace_back(Window::Minute);
    if (plan.rateLimit(Window::Hour))
        dimensions.emplace_back(Window::Hour);
    dimensions.emplace_back(Window::Day);
    return dimensions;
}

bool isShown(const preview::Figures& before, const preview::Figures& after)
{
    return preview::isAffected(before) || preview::isAffected(after)
        || before.invoicedMinorUnits != after.invoicedMinorUnits;
}

// "My plan" -> "my-plan", with a number behind it where that is taken.
PlanId freeId(const QString& name, const PlanSet& plans)
{
    std::string word;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            word += QString(c).toStdString();
        else if (!word.empty() && word.back() != '-')
            word += '-';
    }
    while (!word.empty() && word.back() == '-')
        word.pop_back();
    PlanId id{word.empty() ? "plan" : word};
    for (int number = 2; plans.find(id); ++number)
        id.value = word + '-' + std::to_string(number);
    return id;
}

} // namespace

const Quota* PlansState::quota() const
{
    const auto* meter = std::get_if<Meter>(&dimension);
    return meter ? draft.quota(*meter) : nullptr;
}

const AffectedRow* PlansState::openRow() const
{
    if (!consumer || !rows)
        return nullptr;
    const auto found = std::ranges::find(*rows, *consumer, &AffectedRow::consumer);
    return found == rows->end() ? nullptr : &*found;
}

PlansViewModel::PlansViewModel(QObject* parent) : QObject(parent)
{
    using workspace::PreviewDesk;
    using workspace::StudyLoader;
    connect(&m_loader, &StudyLoader::progressed, this, [this](double share, quint64 lines) {
        m_state.loadedShare = share;
        m_state.loadedLines = lines;
        emit changed();
    });
    connect(&m_loader, &StudyLoader::loaded, this, &PlansViewModel::onLoaded);
    connect(&m_loader, &StudyLoader::failed, this, &PlansViewModel::onLoadFailed);
    connect(&m_loader, &StudyLoader::cancelled, this, &PlansViewModel::onLoadCancelled);
    connect(&m_desk, &PreviewDesk::answered, this, &PlansViewModel::onAnswered);
    connect(&m_desk, &PreviewDesk::failed, this, &PlansViewModel::onPreviewFailed);
}

// --- what is open

void PlansViewModel::open(const workspace::StudySource& source)
{
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

void PlansViewModel::retry() { open(m_source); }

void PlansViewModel::openWhatCanBeRead()
{
    m_source.acceptTruncated = true;
    open(m_source);
}

void PlansViewModel::onLoaded(const workspace::SharedStudy& study)
{
    m_desk.cancel();
    m_answer.reset();
    m_draft = workspace::Draft(study->today);
    m_state = PlansState{.face = Face::Ready, .source = m_state.source, .study = study};
    // The plan that most people are on is the one to look at first; of the sample, Pro is.
    const auto pro = study->isSample ? study->today.indexOf(PlanId{"pro"}) : std::nullopt;
    m_state.plan = static_cast<std::uint32_t>(pro.value_or(0));
    if (!pro && !study->planOf.empty())
        m_state.plan = study->planOf.front();
    applyDraft();
}

void PlansViewModel::onLoadFailed(const Error& error)
{
    m_state.face = Face::Failed;
    m_state.error = error;
    emit changed();
}

// What was open before is still there.
void PlansViewModel::onLoadCancelled()
{
    m_state.face = m_state.study ? Face::Ready : Face::Empty;
    emit changed();
}

// --- what is looked at

void PlansViewModel::choosePlan(std::uint32_t place)
{
    if (m_state.face != Face::Ready || place >= m_draft.plans().plans.size()
        || place == m_state.plan)
        return;
    m_state.plan = place;
    m_state.filter = {};
    m_state.consumer.reset();
    m_state.demand.reset();
    applyDraft();
}

void PlansViewModel::chooseDimension(const preview::Dimension& dimension)
{
    if (m_state.dimension == dimension)
        return;
    m_state.dimension = dimension;
    m_state.filter.peaks.reset();
    m_state.demand.reset();
    applyDraft();
}

void PlansViewModel::filterByLine(LedgerLine line)
{
    m_state.filter.line = m_state.filter.line == line ? std::nullopt : std::optional(line);
    refreshRows();
    emit changed();
}

void PlansViewModel::filterByPeaks(std::int64_t from, std::int64_t to)
{
    const auto peaks = std::pair(from, to);
    m_state.filter.peaks = m_state.filter.peaks == peaks ? std::nullopt : std::optional(peaks);
    refreshRows();
    emit changed();
}

void PlansViewModel::clearFilter()
{
    m_state.filter = {};
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

// --- the draft

std::optional<preview::DragStart> PlansViewModel::dragStart() const
{
    if (!m_answer || m_answer->question.plan != m_state.plan
        || m_answer->question.dimension != m_state.dimension)
        return std::nullopt;
    return preview::DragStart{.demand = *m_answer->demand,
        .draft = m_answer->sideAfter->plans.plans[m_state.plan],
        .dimension = m_state.dimension,
        .exact = m_exact,
        .before = *m_answer->before,
        .after = *m_answer->after};
}

void PlansViewModel::dragLimit(std::optional<std::int64_t> limit)
{
    const auto start = dragStart();
    if (!start)
        return;
    m_state.draft
        = preview::withLimit(m_draft.plans().plans[m_state.plan], m_state.dimension, limit);
    m_state.ledger
        = preview::estimateAt(*start, limit.value_or(std::numeric_limits<std::int64_t>::max()));
    m_estimate = m_state.ledger;
    m_state.exactness = Exactness::Estimate;
    m_state.moved.reset();
    emit changed();
}

void PlansViewModel::setLimit(std::optional<std::int64_t> limit)
{
    editPlan(preview::withLimit(m_draft.plans().plans[m_state.plan], m_state.dimension, limit));
}

void PlansViewModel::setMode(WhenExhausted mode)
{
    Plan plan = m_draft.plans().plans[m_state.plan];
    const auto* meter = std::get_if<Meter>(&m_state.dimension);
    if (!meter)
        return;
    if (!plan.quota(*meter))
        plan.quotas.push_back({.meter = *meter});
    std::ranges::find(plan.quotas, *meter, &Quota::meter)->whenExhausted = mode;
    editPlan(std::move(plan));
}

void PlansViewModel::setOveragePrice(UnitPrice price)
{
    Plan plan = m_draft.plans().plans[m_state.plan];
    const auto* meter = std::get_if<Meter>(&m_state.dimension);
    if (!meter || !plan.quota(*meter))
        return;
    std::ranges::find(plan.quotas, *meter, &Quota::meter)->overagePrice = price;
    editPlan(std::move(plan));
}

void PlansViewModel::copyPlan(const QString& name)
{
    Plan plan = m_draft.plans().plans[m_state.plan];
    plan.name = name.toStdString();
    plan.version.reset();
    addPlan(std::move(plan));
}

void PlansViewModel::newPlan(const QString& name)
{
    Plan plan{.name = name.toStdString()};
    plan.price.currency = m_draft.plans().plans.front().price.currency;
    addPlan(std::move(plan));
}

void PlansViewModel::addPlan(Plan plan)
{
    PlanSet plans = m_draft.plans();
    plan.id = freeId(QString::fromStdString(plan.name), plans);
    plans.plans.push_back(std::move(plan));
    m_state.plan = static_cast<std::uint32_t>(plans.plans.size() - 1);
    m_draft.edit(std::move(plans));
    applyDraft();
}

void PlansViewModel::editPlan(Plan plan)
{
    PlanSet plans = m_draft.plans();
    plans.plans[m_state.plan] = std::move(plan);
    m_draft.edit(std::move(plans));
    applyDraft();
}

void PlansViewModel::undo()
{
    m_draft.undo();
    applyDraft();
}

void PlansViewModel::redo()
{
    m_draft.redo();
    applyDraft();
}

void PlansViewModel::discard()
{
    m_draft.discard();
    applyDraft();
}

Result<void> PlansViewModel::saveDraft(const std::filesystem::path& file) const
{
    return workspace::writePlans(m_draft.changedPlans(), file);
}

Result<void> PlansViewModel::openDraft(const std::filesystem::path& file)
{
    return workspace::readPlans(file)
        .and_then([this](const PlanSet& draft) {
            PlanSet plans = overlaid(m_draft.today(), draft);
            return commonCurrency(plans).map([&](const Currency&) { return std::move(plans); });
        })
        .map([this](PlanSet plans) {
            m_draft.edit(std::move(plans));
            applyDraft();
        });
}

// --- keeping up

// The draft moved, or what is looked at did: show it at once, and have it replayed.
void PlansViewModel::applyDraft()
{
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
    m_state.draft = plans.plans[m_state.plan];
    const Plan* today = m_draft.today().find(m_state.draft.id);
    m_state.today = today ? *today : m_state.draft;
    m_state.dimensions = dimensionsOf(m_state.draft);
    if (std::ranges::find(m_state.dimensions, m_state.dimension) == m_state.dimensions.end())
        m_state.dimension = m_state.dimensions.front();
    m_state.todayPlans = std::make_shared<const PlanSet>(m_draft.today());
    m_state.draftPlans = std::make_shared<const PlanSet>(plans);
    m_state.changes = m_draft.changes();
    m_state.canUndo = m_draft.canUndo();
    m_state.canRedo = m_draft.canRedo();
    std::vector<std::int64_t> onPlan(plans.plans.size());
    for (const std::uint32_t place : m_state.study->planOf)
        ++onPlan[place];
    m_state.ladder.clear();
    for (std::size_t i = 0; i < plans.plans.size(); ++i) {
        const Plan* was = m_draft.today().find(plans.plans[i].id);
        m_state.ladder.push_back({.id = plans.plans[i].id,
            .name = QString::fromStdString(plans.plans[i].name),
            .consumers = onPlan[i],
            .isEdited = was && *was != plans.plans[i],
            .isNew = !was});
    }
}

void PlansViewModel::onAnswered(const workspace::SharedAnswer& answer)
{
    m_answer = answer;
    m_consumers.clear();
    m_allRows.clear();
    for (const auto& [consumer, peak] : answer->demand->consumers) {
        m_consumers.push_back(consumer);
        const preview::Figures& before = answer->before->consumers[consumer];
        const preview::Figures& after = answer->after->consumers[consumer];
        if (!isShown(before, after))
            continue;
        const workspace::Study& study = *m_state.study;
        m_allRows.push_back({.consumer = consumer,
            .name = QString::fromUtf8(study.nameOf(consumer)),
            .id = QString::fromUtf8(study.usage.consumerName(consumer)),
            .peak = peak,
            .before = before,
            .after = after});
    }
    const bool wasEstimate = m_estimate.has_value();
    m_exact = preview::ledgerOf(m_consumers, *answer->before, *answer->after);
    m_state.moved = wasEstimate && *m_estimate != m_exact ? m_estimate : std::nullopt;
    m_estimate.reset();
    m_state.ledger = m_exact;
    m_state.exactness = Exactness::Exact;
    m_state.demand = answer->demand;
    refreshRows();
    emit changed();
}

void PlansViewModel::onPreviewFailed(const Error& error)
{
    m_state.face = Face::Failed;
    m_state.error = error;
    emit changed();
}

bool PlansViewModel::passes(const AffectedRow& row) const
{
    const RowFilter& filter = m_state.filter;
    if (filter.peaks && (row.peak < filter.peaks->first || row.peak > filter.peaks->second))
        return false;
    if (!filter.line)
        return true;
    switch (*filter.line) {
    case LedgerLine::Affected:
        return preview::isAffected(row.after) != preview::isAffected(row.before);
    case LedgerLine::Refused:
        return row.after.refusedInAll() > 0;
    case LedgerLine::Overage:
        return row.after.overageMinorUnits > 0;
    case LedgerLine::BillsUp:
        return preview::billIsUp(row.before.invoicedMinorUnits, row.after.invoicedMinorUnits);
    }
    return true;
}

void PlansViewModel::refreshRows()
{
    auto rows = std::make_shared<std::vector<AffectedRow>>();
    std::ranges::copy_if(m_allRows, std::back_inserter(*rows),
        [this](const AffectedRow& row) { return passes(row); });
    m_state.rows = std::move(rows);
}

} // namespace tollgate::pages
