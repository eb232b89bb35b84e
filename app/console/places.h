#pragma once

#include "shell/link.h"
#include "shell/palette_hits.h"

namespace tollgate::pages {
class ChangesViewModel;
class PlansViewModel;
} // namespace tollgate::pages

namespace tollgate::shell {
class MainWindow;
}

namespace tollgate::console {

// "tollgate://plans/pro": the page of plans, on a plan of the draft.
Result<void> openPlan(pages::PlansViewModel& plans, const shell::Link& link);
shell::Link linkTo(const pages::PlansViewModel& plans);

// "tollgate://changes/chg_1": an applied change; "tollgate://changes/draft": what is under review.
Result<void> openChange(pages::ChangesViewModel& changes, const shell::Link& link);
shell::Link linkTo(const pages::ChangesViewModel& changes);

// The plans of the draft, for the palette of a window; both outlive the source.
shell::PaletteSource planHits(const pages::PlansViewModel& plans, shell::MainWindow& window);

} // namespace tollgate::console
