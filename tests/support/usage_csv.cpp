#include "support/usage_csv.h"

#include <QDateTime>

namespace tollgate::test {

namespace {

constexpr const char* kHeader = "consumer,time\n";

void addUse(QByteArray& csv, const QByteArray& consumer, int requests)
{
    const QDateTime first(QDate(2018, 10, 1), QTime(0, 0), Qt::UTC);
    for (int i = 0; i < requests; ++i)
        csv += consumer + ',' + first.addSecs(i).toString(Qt::ISODate).toLatin1() + '\n';
}

} // namespace

QByteArray usageCsv(std::initializer_list<UseOf> consumers)
{
    QByteArray csv = kHeader;
    for (const UseOf& one : consumers)
        addUse(csv, one.consumer, one.requests);
    return csv;
}

QByteArray manyConsumersCsv(int consumers, int most)
{
    QByteArray csv = kHeader;
    for (int i = 0; i < consumers; ++i)
        addUse(csv, 'c' + QByteArray::number(i), i % most + 1);
    return csv;
}

} // namespace tollgate::test
