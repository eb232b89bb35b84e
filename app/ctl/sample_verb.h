#pragma once

#include <QStringList>

namespace tollgate::ctl {

int runSample(const QStringList& arguments);

} // namespace tollgate::ctl
