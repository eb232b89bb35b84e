#pragma once

#include "support/usage_csv.h"
#include "workspace/study.h"

#include <initializer_list>

namespace tollgate::test {

// A study in memory, its requests as in a csv of usageCsv.
workspace::SharedStudy studyOf(
    std::initializer_list<UseOf> consumers, PlanSet today, preview::PlanOfConsumer planOf);

} // namespace tollgate::test
