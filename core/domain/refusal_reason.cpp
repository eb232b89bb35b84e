#include "domain/refusal_reason.h"

namespace tollgate {

std::string_view nameOf(RefusalReason reason)
{
    switch (reason) {
    case RefusalReason::NoKey:
        return "no_key";
    case RefusalReason::UnknownKey:
        return "unknown_key";
    case RefusalReason::RevokedKey:
        return "revoked_key";
    case RefusalReason::ExpiredKey:
        return "expired_key";
    case RefusalReason::Suspended:
        return "suspended";
    case RefusalReason::PlanUnavailable:
        return "plan_unavailable";
    case RefusalReason::Feature:
        return "feature";
    case RefusalReason::Minute:
        return "minute";
    case RefusalReason::Hour:
        return "hour";
    case RefusalReason::Day:
        return "day";
    case RefusalReason::Quota:
        return "quota";
    }
    return {};
}

std::string_view nameOf(RefusalKind kind)
{
    constexpr std::array<std::string_view, kRefusalKindCount> kNames{
        "minute", "hour", "day", "quota", "feature", "key"};
    return kNames[indexOf(kind)];
}

RefusalKind kindOf(RefusalReason reason)
{
    switch (reason) {
    case RefusalReason::Feature:
        return RefusalKind::Feature;
    case RefusalReason::Minute:
        return RefusalKind::Minute;
    case RefusalReason::Hour:
        return RefusalKind::Hour;
    case RefusalReason::Day:
        return RefusalKind::Day;
    case RefusalReason::Quota:
        return RefusalKind::Quota;
    default:
        return RefusalKind::Key;
    }
}

} // namespace tollgate
