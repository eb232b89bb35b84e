#include "known_gateways.h"

#include "connectors/admin_address.h"
#include "store/connections_file.h"

#include <QStandardPaths>

namespace tollgate::console {

namespace {

class UnreadableBook final : public ports::ConnectionBook {
public:
    explicit UnreadableBook(Error error) : m_error(std::move(error)) { }

    Result<std::vector<ports::NamedConnection>> list() override { return fail(m_error); }
    Result<void> save(const ports::NamedConnection& /*connection*/) override
    {
        return fail(m_error);
    }
    Result<void> remove(const std::string& /*name*/) override { return fail(m_error); }

private:
    Error m_error;
};

QString folder(const ConsoleOptions& options)
{
    return options.configDirectory.value_or(
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
}

} // namespace

QString settingsFile(const ConsoleOptions& options)
{
    return folder(options) + QStringLiteral("/console.ini");
}

std::unique_ptr<ports::ConnectionBook> connectionBook(const ConsoleOptions& options)
{
    auto file = store::ConnectionsFile::open(
        (folder(options) + QStringLiteral("/connections.sqlite")).toStdString());
    if (file)
        return *std::move(file);
    return std::make_unique<UnreadableBook>(file.error());
}

Result<std::string> fullAddress(const std::string& text)
{
    return connectors::adminAddress(text).map(
        [](const QUrl& url) { return url.toString().toStdString(); });
}

} // namespace tollgate::console
