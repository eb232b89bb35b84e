#pragma once

#include "workspace/study.h"

namespace tollgate::test {

// 412 consumers of the plan, with names and a month of requests each: for pictures.
workspace::SharedStudy manyOnPro(const Plan& pro);

} // namespace tollgate::test
