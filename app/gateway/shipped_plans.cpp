#include "shipped_plans.h"

#include "domain/plan_json.h"

namespace tollgate::app {

Result<PlanSet> shippedPlans()
{
    constexpr std::string_view kPlans = R"({"plans":[
  {"id":"free","name":"Free","currency":"USD","price":"0.00","cycle":"monthly",
   "rate_limits":[{"limit":60,"window":"minute"},{"limit":1000,"window":"day"}],
   "quotas":[{"meter":"requests","included":10000,"when_exhausted":"refuse"}],"features":[]},
  {"id":"pro","name":"Pro","currency":"USD","price":"49.00","cycle":"monthly",
   "rate_limits":[{"limit":600,"window":"minute"},{"limit":50000,"window":"day"}],
   "quotas":[{"meter":"requests","included":50000,"when_exhausted":"bill_overage",
              "overage":{"model":"per_unit","unit_price":"0.002"},"notify_at":[0.8,1.0]}],
   "features":["batch-processing","webhooks"]},
  {"id":"enterprise","name":"Enterprise","currency":"USD","price":"990.00","cycle":"monthly",
   "rate_limits":[{"limit":6000,"window":"minute"}],
   "quotas":[{"meter":"requests","included":5000000,"when_exhausted":"notify","notify_at":[0.8,1.0]}],
   "features":["batch-processing","webhooks","priority"]}]})";
    return parsePlanSet(kPlans, "the shipped plans");
}

} // namespace tollgate::app
