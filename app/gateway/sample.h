#pragma once

#include "base/result.h"
#include "store/store.h"

#include <cstddef>

namespace tollgate::app {

// What `init --sample` put into a store.
struct AddedSample {
    std::size_t consumers = 0;
    std::size_t requests = 0;
    Instant from; // the first instant of the history; it ends before `now`
};

// The first instant of the sample of that `now`: midnight of the same day of the month before, of
// its last day where it is too short.
Instant sampleBegin(Instant now);

// Adds the generated company to a store that has the plans free, pro and enterprise: its consumers
// with a key each that nobody knows, and its traffic of the month up to `now` as a gateway logs
// it: the calendar month that runs, in progress, and before it the end of the last one. Every
// request passes the gate of the gateway and is settled at once; what the generated month holds
// after `now` is left out. `scale`: of the number of requests, above 0, at most 1.
Result<AddedSample> addSample(store::Store& store, Instant now, double scale = 1.0);

} // namespace tollgate::app
