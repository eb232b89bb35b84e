#pragma once

#include "history/import_run.h"
#include "history/memory_source.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <string>
#include <string_view>

// Usage logs made of text, and imports printed as text.
namespace tollgate::test {

// A folder of small files that goes with the test.
class TemporaryFiles {
public:
    std::filesystem::path write(std::string_view name, const QByteArray& content) const;
    std::filesystem::path path(std::string_view name) const;

    // A message without the name of the folder.
    QString shortened(const QString& message) const;

private:
    QTemporaryDir m_folder;
};

// One gzip member.
QByteArray gzip(const QByteArray& content);

// Imports the content as a file of that name.
Result<history::Import> importFile(
    std::string_view name, const QByteArray& content, const history::ImportOptions& options = {});

// Imports the content in blocks of a few bytes.
Result<history::Import> importInBlocks(
    const QByteArray& content, const history::ImportOptions& options, std::size_t blockSize);

// "a 2018-04-17T06:25:06.000Z status=200 bytes=30" for each event, consumer by consumer, then
// "line 7: why" for each line without one; of a failure, its message without the folder.
QString printed(const Result<history::Import>& import);

// Options with the map "consumer=user,time=ts,...".
history::ImportOptions mapped(std::string_view map);

} // namespace tollgate::test
