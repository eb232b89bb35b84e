#include "charts/limit_keys.h"

#include "charts/snap.h"

#include <algorithm>

namespace tollgate::charts {

namespace {

using Step = std::int64_t (*)(std::int64_t, Ladder);

std::int64_t steps(std::int64_t value, Step step, int times)
{
    for (int i = 0; i < times; ++i)
        value = step(value, Ladder::Fine);
    return value;
}

Limit target(const LimitChartData& data, std::int64_t draft, LimitMove move)
{
    switch (move) {
    case LimitMove::StepDown:
        return previousStep(draft, Ladder::Fine);
    case LimitMove::StepUp:
        return nextStep(draft, Ladder::Fine);
    case LimitMove::TenStepsDown:
        return steps(draft, previousStep, 10);
    case LimitMove::TenStepsUp:
        return steps(draft, nextStep, 10);
    case LimitMove::PreviousConsumer:
        return data.previousValue;
    case LimitMove::NextConsumer:
        return data.nextValue;
    case LimitMove::First:
        return std::int64_t(0);
    case LimitMove::Last:
        return data.scale.last();
    case LimitMove::Today:
        return data.limits.today;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::int64_t> moved(const LimitChartData& data, LimitMove move)
{
    const std::int64_t draft = data.limits.draft.value_or(data.scale.last());
    const Limit wanted = target(data, draft, move);
    if (!wanted)
        return std::nullopt;
    const std::int64_t lowest = std::max<std::int64_t>(0, data.scale.edge(0));
    const std::int64_t reached = std::clamp(*wanted, lowest, data.scale.last());
    return data.limits.draft == reached ? std::nullopt : Limit(reached);
}

} // namespace tollgate::charts
