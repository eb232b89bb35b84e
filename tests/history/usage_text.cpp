#include "history/usage_text.h"

#include "support/print.h"

#include <QStringList>

namespace tollgate::test {

using namespace history;

Result<Import> importFile(
    std::string_view name, const QByteArray& content, const ImportOptions& options)
{
    const TemporaryFiles files;
    auto import = importUsage(files.write(name, content), options);
    if (!import)
        import.error().where
            = files.shortened(QString::fromStdString(import.error().where)).toStdString();
    return import;
}

Result<Import> importInBlocks(
    const QByteArray& content, const ImportOptions& options, std::size_t blockSize)
{
    Input input{.bytes = std::make_unique<MemorySource>(content.toStdString()),
        .name = "memory",
        .size = static_cast<std::uint64_t>(content.size())};
    return importFrom(std::move(input), options, {}, blockSize);
}

namespace {

QString printedEvent(const metering::UsageHistory& usage, std::size_t event)
{
    QString line = text(formatInstantMillis(usage.decidedAt(event)));
    if (usage.status(event) != 0)
        line += QStringLiteral(" status=%1").arg(usage.status(event));
    const auto add = [&](Meter meter, const char* name, bool always) {
        const Quantity quantity = usage.units(event, meter);
        if (quantity.value != 0 || always)
            line += QStringLiteral(" %1=%2").arg(
                QLatin1String(name), text(formatQuantity(meter, quantity)));
    };
    add(Meter::BytesOut, "bytes", false);
    add(Meter::ResourceSeconds, "seconds", false);
    add(Meter::ComputeUnits, "units", usage.hasOwnComputeUnits());
    if (const auto target = usage.targetOf(event)) {
        const auto [method, path] = usage.target(valueOf(*target));
        line += QStringLiteral(" %1 %2").arg(text(method), text(path));
    }
    return line;
}

} // namespace

QString printed(const Result<Import>& import)
{
    if (!import)
        return failureText(import);
    QStringList lines;
    const auto& usage = import->usage;
    for (std::uint32_t consumer = 0; consumer < usage.consumerCount(); ++consumer) {
        const auto events = usage.eventsOf(consumer);
        for (std::size_t event = events.begin; event < events.end; ++event)
            lines += text(usage.consumerName(consumer)) + QLatin1Char(' ')
                + printedEvent(usage, event);
    }
    for (const UnparsedLine& line : import->firstUnparsed)
        lines += QStringLiteral("line %1: %2").arg(line.number).arg(text(line.why));
    return lines.join(QLatin1Char('\n'));
}

ImportOptions mapped(std::string_view map)
{
    auto fields = parseFieldMap(map);
    if (!fields)
        qFatal("%s", describe(fields.error()).c_str());
    return {.map = *std::move(fields)};
}

} // namespace tollgate::test
