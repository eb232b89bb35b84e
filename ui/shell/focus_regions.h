#pragma once

#include <QWidget>

#include <vector>

namespace tollgate::shell {

// Gives the focus to the next region (or the one before) that can take it, round and round; in it
// to the widget that had it last.
void focusNextRegion(const std::vector<QWidget*>& regions, bool backwards);

} // namespace tollgate::shell
