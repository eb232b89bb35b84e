#pragma once

#include "base/json.h"

#include <QString>
#include <QStringList>

// The real program, run as its users run it.
namespace tollgate::test {

struct CtlRun {
    int exitCode = -1;
    QString out;
    QString err;

    Json json() const; // of `out`; null where it is none
};

CtlRun runCtl(const QStringList& arguments);

// A file with that content in a folder of its own that goes with the program; its path.
QString fileOf(const QString& name, const QByteArray& content);

// The folder of recorded traffic, or empty where it is absent.
QString sharedData();

} // namespace tollgate::test
