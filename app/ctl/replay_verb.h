#pragma once

#include <QStringList>

namespace tollgate::ctl {

// tollgatectl replay: see its --help.
int runReplay(const QStringList& arguments);

} // namespace tollgate::ctl
