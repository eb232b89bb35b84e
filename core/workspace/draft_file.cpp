#include "workspace/draft_file.h"

#include "workspace/study.h"

namespace tollgate::workspace {

Result<void> writeDraft(const Draft& draft, const std::filesystem::path& file)
{
    const PlanSet changed = draft.changedPlans();
    if (changed.plans.empty() && !changed.routes)
        return fail({.code = ErrorCode::NotFound,
            .what = "there is no draft: every plan is as it is today",
            .where = {},
            .remedy = "change a limit first"});
    return writePlans(changed, file);
}

Result<PlanSet> readDraft(const std::filesystem::path& file, const PlanSet& today)
{
    auto draft = readPlans(file);
    if (!draft)
        return fail(std::move(draft.error()));
    PlanSet plans = overlaid(today, *draft);
    if (auto currency = commonCurrency(plans); !currency)
        return fail(within(file.string(), std::move(currency.error())));
    return plans;
}

} // namespace tollgate::workspace
