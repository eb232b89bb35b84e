#include "ui/plans/plans_states.h"

#include "metering/usage_history_builder.h"
#include "support/plan_text.h"

namespace tollgate::test {

metering::UsageHistory requestsAt(std::initializer_list<const char*> instants)
{
    metering::UsageHistoryBuilder builder;
    metering::UsageEvent event{.consumer = builder.consumer("ada")};
    for (const char* instant : instants) {
        event.decidedAt = event.settledAt = *parseInstant(instant);
        builder.add(event);
    }
    return *std::move(builder).build();
}

workspace::SharedStudy shared(workspace::Study study)
{
    return std::make_shared<const workspace::Study>(std::move(study));
}

pages::PlansState stateOf(std::string_view today, std::string_view draft)
{
    pages::PlansState state{.face = pages::Face::Ready};
    state.study = shared({.usage = requestsAt({"2018-04-17T06:00:00Z", "2018-04-24T05:00:00Z"})});
    state.today = plan(today);
    state.draft = plan(draft);
    state.dimensions = {Meter::Requests, Window::Minute};
    state.demand = std::make_shared<const preview::Demand>(
        preview::Demand{.consumers = {}, .peaks = {}, .all = preview::LimitCurve({100, 200})});
    state.rows = std::make_shared<const pages::AffectedList>(
        std::make_shared<const workspace::PreviewAnswer>(), pages::RowFilter());
    return state;
}

} // namespace tollgate::test
