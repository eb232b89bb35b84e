#pragma once

#include "history/import_run.h"
#include "history/memory_source.h"
#include "support/temporary_files.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <string_view>

// Usage logs made of text, and imports printed as text.
namespace tollgate::test {

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
