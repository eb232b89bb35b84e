#pragma once

#include "shared/words.h"

namespace tollgate::pages {

// The context of every sentence of the Overview, so that translators see them together.
struct OverviewWords {
    Q_DECLARE_TR_FUNCTIONS(OverviewPage)
};

} // namespace tollgate::pages
