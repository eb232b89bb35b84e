#include "support/temporary_files.h"

#include "support/print.h"

#include <QFile>

#include <zlib.h>

namespace tollgate::test {

std::filesystem::path TemporaryFiles::path(std::string_view name) const
{
    return m_folder.filePath(text(name)).toStdString();
}

std::filesystem::path TemporaryFiles::write(std::string_view name, const QByteArray& content) const
{
    QFile file(m_folder.filePath(text(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return path(name);
}

QString TemporaryFiles::shortened(const QString& message) const
{
    return QString(message).remove(m_folder.path() + QLatin1Char('/'));
}

QByteArray gzip(const QByteArray& content)
{
    z_stream stream{};
    constexpr int kGzip = 16;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + kGzip, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        qFatal("deflateInit2 failed");
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, uLong(content.size()))), '\0');
    QByteArray input = content;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("deflate failed");
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace tollgate::test
