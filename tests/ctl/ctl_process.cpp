#include "ctl/ctl_process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace tollgate::test {

Json CtlRun::json() const { return parseJson(out.toStdString(), "stdout").value_or(Json()); }

CtlRun runCtl(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TOLLGATECTL), arguments);
    if (!process.waitForFinished(120'000))
        return {.exitCode = -1, .out = {}, .err = process.errorString()};
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        .out = QString::fromUtf8(process.readAllStandardOutput()),
        .err = QString::fromUtf8(process.readAllStandardError())};
}

QString fileOf(const QString& name, const QByteArray& content)
{
    static const QTemporaryDir folder;
    static int number = 0;
    const QDir own(folder.filePath(QString::number(++number)));
    own.mkpath(QStringLiteral("."));
    QFile file(own.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

QString sharedData()
{
    const QString fromEnvironment = qEnvironmentVariable("TOLLGATE_SHARED_DATA");
    const QString path
        = fromEnvironment.isEmpty() ? QStringLiteral(TOLLGATE_SHARED_DATA) : fromEnvironment;
    return QFile::exists(path + QStringLiteral("/README.md")) ? path : QString();
}

} // namespace tollgate::test
