#include "places.h"

#include "changes/changes_view_model.h"
#include "common/formats.h"
#include "plans/plans_view_model.h"
#include "shell/main_window.h"

#include <QCoreApplication>

#include <algorithm>

namespace tollgate::console {

using shell::Link;

namespace {

const QString kPlans = QStringLiteral("plans");
const QString kChanges = QStringLiteral("changes");
const QString kDraft = QStringLiteral("draft"); // no id of a change: those begin with "chg_"

Failure notFound(std::string what, std::string remedy)
{
    return fail({.code = ErrorCode::NotFound,
        .what = std::move(what),
        .where = {},
        .remedy = std::move(remedy)});
}

// Nothing on these pages takes options yet; one that is passed over would show something else than
// was meant.
Result<void> withoutOptions(const Link& link)
{
    if (link.options.isEmpty())
        return {};
    return notFound("option " + inQuotes(link.options.firstKey().toStdString()) + " is not known",
        "leave it out");
}

} // namespace

Result<void> openPlan(pages::PlansViewModel& plans, const Link& link)
{
    if (auto plain = withoutOptions(link); !plain)
        return plain;
    const pages::PlansState& state = plans.state();
    if (state.face != pages::Face::Ready)
        return notFound("no usage is open", "open some, then the link again");
    const PlanId id{link.argument.toStdString()};
    const auto card = std::ranges::find(state.ladder, id, &pages::PlanCard::id);
    if (card == state.ladder.end())
        return notFound("no plan " + inQuotes(id.value), "choose one on the page of plans");
    plans.choosePlan(static_cast<std::uint32_t>(card - state.ladder.begin()));
    return {};
}

Link linkTo(const pages::PlansViewModel& plans)
{
    const pages::PlansState& state = plans.state();
    if (state.face != pages::Face::Ready || state.plan >= state.ladder.size())
        return {.page = kPlans};
    return {.page = kPlans, .argument = QString::fromStdString(state.ladder[state.plan].id.value)};
}

Result<void> openChange(pages::ChangesViewModel& changes, const Link& link)
{
    if (auto plain = withoutOptions(link); !plain)
        return plain;
    const pages::ChangesState& state = changes.state();
    if (link.argument == kDraft) {
        if (!state.draft)
            return notFound("no draft is under review", "review one on the page of plans");
        changes.select({});
        return {};
    }
    if (!state.changes)
        return notFound("the changes are not read yet", "open the link again in a moment");
    const std::string id = link.argument.toStdString();
    const bool isThere = std::ranges::any_of(
        *state.changes, [&id](const pages::ShownChange& shown) { return shown.change.id == id; });
    if (!isThere)
        return notFound("no change " + inQuotes(id), "choose one on the page of changes");
    changes.select(id);
    return {};
}

Link linkTo(const pages::ChangesViewModel& changes)
{
    const pages::ChangesState& state = changes.state();
    if (state.isDraftSelected())
        return {.page = kChanges, .argument = kDraft};
    return {.page = kChanges, .argument = QString::fromStdString(state.selected)};
}

shell::PaletteSource planHits(const pages::PlansViewModel& plans, shell::MainWindow& window)
{
    return [&plans, &window](const QString& /*query*/, const shell::PaletteAnswer& answer) {
        if (plans.state().face != pages::Face::Ready)
            return answer({});
        std::vector<shell::PaletteHit> hits;
        for (const pages::PlanCard& card : plans.state().ladder) {
            const Link link{.page = kPlans, .argument = QString::fromStdString(card.id.value)};
            hits.push_back({.id = textOf(link),
                .title = card.name,
                .kind = QCoreApplication::translate("Places", "Plan"),
                .note = common::consumers(card.consumers),
                .run = [&window, link] { window.open(link); }});
        }
        answer(std::move(hits));
    };
}

} // namespace tollgate::console
