#pragma once

#include <QStringList>

namespace tollgate::ctl {

// tollgatectl usage: see its --help.
int runUsage(const QStringList& arguments);

} // namespace tollgate::ctl
