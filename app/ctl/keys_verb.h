#pragma once

#include <QStringList>

namespace tollgate::ctl {

// tollgatectl keys: see its --help.
int runKeys(const QStringList& arguments);

} // namespace tollgate::ctl
