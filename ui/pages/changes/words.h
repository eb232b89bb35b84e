#pragma once

#include "shared/words.h"

namespace tollgate::pages {

// The context of every sentence of the Changes page, so that translators see them together.
struct ChangesWords {
    Q_DECLARE_TR_FUNCTIONS(ChangesPage)
};

} // namespace tollgate::pages
