#pragma once

#include <QStringList>

namespace tollgate::ctl {

// tollgatectl consumers: see its --help.
int runConsumers(const QStringList& arguments);

} // namespace tollgate::ctl
