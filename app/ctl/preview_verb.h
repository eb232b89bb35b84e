#pragma once

#include <QStringList>

namespace tollgate::ctl {

int runPreview(const QStringList& arguments);

} // namespace tollgate::ctl
