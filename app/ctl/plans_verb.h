#pragma once

#include <QStringList>

namespace tollgate::ctl {

// tollgatectl plans: see its --help.
int runPlans(const QStringList& arguments);

} // namespace tollgate::ctl
