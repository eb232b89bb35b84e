#include "architecture/tree.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>

#include <algorithm>

namespace tollgate::architecture {

namespace {

std::vector<std::string> filesUnder(const std::string& root, const QStringList& folders)
{
    std::vector<std::string> paths;
    const QDir top(QString::fromStdString(root));
    for (const QString& folder : folders) {
        QDirIterator files(top.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.push_back(top.relativeFilePath(files.next()).toStdString());
    }
    std::ranges::sort(paths);
    return paths;
}

} // namespace

std::string contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", path.c_str());
    return file.readAll().toStdString();
}

std::vector<std::string> roomFiles(const std::string& root)
{
    return filesUnder(root, {QStringLiteral("core"), QStringLiteral("ui")});
}

std::vector<SourceFile> productSources(const std::string& root)
{
    std::vector<SourceFile> sources;
    for (const std::string& path :
        filesUnder(root, {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
        if (path.ends_with(".cpp") || path.ends_with(".h"))
            sources.push_back({.path = path, .text = contentOf(root + '/' + path)});
    }
    return sources;
}

Result<std::vector<std::string>> trackedFiles(const std::string& root)
{
    QProcess git;
    git.start(QStringLiteral("git"),
        {QStringLiteral("-C"), QString::fromStdString(root), QStringLiteral("ls-files"),
            QStringLiteral("-z")});
    if (!git.waitForFinished() || git.exitCode() != 0)
        return fail({.code = ErrorCode::Unavailable,
            .what = "not a checkout that git reads",
            .where = root,
            .remedy = {}});
    std::vector<std::string> paths;
    for (const QByteArray& path : git.readAllStandardOutput().split('\0')) {
        if (!path.isEmpty())
            paths.push_back(path.toStdString());
    }
    return paths;
}

Surroundings surroundingsOf(const std::string& root)
{
    Surroundings surroundings;
    QDirIterator folders(QString::fromStdString(root + "/ui"), QDir::Dirs | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        folders.next();
        surroundings.uiFolders.insert(folders.fileName().toStdString());
    }
    const QDir widgets(
        QLibraryInfo::path(QLibraryInfo::HeadersPath) + QStringLiteral("/QtWidgets"));
    for (const QString& header : widgets.entryList({QStringLiteral("Q*")}, QDir::Files))
        surroundings.widgetHeaders.insert(header.toStdString());
    return surroundings;
}

} // namespace tollgate::architecture
