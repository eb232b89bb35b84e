#pragma once

#include <QStringList>

namespace tollgate::ctl {

// tollgatectl invalidate: see its --help.
int runInvalidate(const QStringList& arguments);

} // namespace tollgate::ctl
