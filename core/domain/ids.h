#pragma once

#include "base/strong_id.h"

namespace tollgate {

using PlanId = StrongId<struct PlanTag>;
using ConsumerId = StrongId<struct ConsumerTag>;
using KeyId = StrongId<struct KeyTag>;
using RouteId = StrongId<struct RouteTag>;

} // namespace tollgate
