#include "workspace/study_text.h"

#include "metering/usage_history_builder.h"

namespace tollgate::test {

workspace::SharedStudy studyOf(
    std::initializer_list<UseOf> consumers, PlanSet today, preview::PlanOfConsumer planOf)
{
    const Instant first = *parseInstant("2018-10-01T00:00:00Z");
    metering::UsageHistoryBuilder builder;
    for (const UseOf& one : consumers) {
        metering::UsageEvent event{.consumer = builder.consumer(one.consumer)};
        for (int i = 0; i < one.requests; ++i) {
            event.decidedAt = event.settledAt = first + std::chrono::seconds(i);
            builder.add(event);
        }
    }
    return std::make_shared<const workspace::Study>(workspace::Study{.title = "Fixture",
        .usage = *std::move(builder).build(),
        .today = std::move(today),
        .planOf = std::move(planOf)});
}

} // namespace tollgate::test
