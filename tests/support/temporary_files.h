#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <filesystem>
#include <string_view>

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

} // namespace tollgate::test
