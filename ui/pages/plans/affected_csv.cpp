#include "plans/affected_csv.h"

#include <QSaveFile>
#include <QStringList>

namespace tollgate::pages {

namespace {

constexpr const char* kHeader
    = "consumer,name,use,limit_today,limit_draft,refused_before,refused_after,"
      "overage_before,overage_after,bill_before,bill_after,currency\n";

QString quoted(QString field) { return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"'; }

QString limitText(std::optional<std::int64_t> limit)
{
    return limit ? QString::number(*limit) : QString();
}

} // namespace

QByteArray csvOf(const AffectedList& list, const AffectedSorting& sorting)
{
    const Currency& currency = list.draft().price.currency;
    const auto amount = [&](std::int64_t minorUnits) {
        return QString::fromStdString(formatMoney({minorUnits, currency}));
    };
    const QStringList limits{limitText(list.limitToday()), limitText(list.limitDraft())};
    const QString code = QString::fromStdString(currency.code);
    QByteArray csv = kHeader;
    for (const std::uint32_t place : orderOf(list, sorting)) {
        const AffectedRow row = list.at(place);
        const QStringList cells = QStringList{quoted(list.idOf(row.consumer)),
                                      quoted(list.nameOf(row.consumer)), QString::number(row.peak)}
            + limits
            + QStringList{QString::number(row.before.refusedInAll()),
                QString::number(row.after.refusedInAll()), amount(row.before.overageMinorUnits),
                amount(row.after.overageMinorUnits), amount(row.before.invoicedMinorUnits),
                amount(row.after.invoicedMinorUnits), code};
        csv += cells.join(u',').toUtf8() + '\n';
    }
    return csv;
}

QString writeCsv(const AffectedRows& rows, const AffectedSorting& sorting, const QString& path)
{
    QSaveFile file(path);
    const QByteArray csv = csvOf(*rows, sorting);
    if (file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit())
        return {};
    return file.errorString();
}

} // namespace tollgate::pages
