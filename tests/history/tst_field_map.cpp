#include "history/field_map.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QStringList>

using namespace tollgate;
using namespace tollgate::history;

namespace {

QString printedMap(const FieldMap& map)
{
    QStringList parts;
    const auto add = [&](const char* name, const std::optional<std::string>& field) {
        if (field)
            parts += QStringLiteral("%1=%2").arg(QLatin1String(name), test::text(*field));
    };
    add("consumer", map.consumer);
    add("time", map.time);
    add("status", map.status);
    add("bytes", map.bytes);
    add("duration", map.duration);
    add("method", map.method);
    add("path", map.path);
    for (const auto& unit : map.units)
        parts += QStringLiteral("unit=") + test::text(unit);
    return parts.join(QLatin1Char(' '));
}

} // namespace

class TestFieldMap : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void takesOwnNames();
    void knowsWhatIsOutside();
};

void TestFieldMap::reads_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::addRow("one field") << QByteArray("time=ts") << "time=ts";
    QTest::addRow("all of them, in any order")
        << QByteArray("units=u,path=p,method=m,duration=d,bytes=b,status=s,time=t,consumer=c")
        << "consumer=c time=t status=s bytes=b duration=d method=m path=p unit=u";
    QTest::addRow("a sum of units")
        << QByteArray("time=t,units=in+out+cached") << "time=t unit=in unit=out unit=cached";
    QTest::addRow("a dotted path")
        << QByteArray("consumer=userIdentity.accessKeyId") << "consumer=userIdentity.accessKeyId";
    QTest::addRow("an equals sign in a field") << QByteArray("time=a=b") << "time=a=b";
    QTest::addRow("a blank and other scripts in a field")
        << QByteArray("consumer=client id,time=zeit\xC3\xA9")
        << QString::fromUtf8("consumer=client id time=zeit\xC3\xA9");
}

void TestFieldMap::reads()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    const auto map = parseFieldMap(input.toStdString());
    QVERIFY2(map, qPrintable(test::failureText(map)));
    QCOMPARE(printedMap(*map), expected);
    QCOMPARE(parseFieldMap(formatFieldMap(*map)), map);
}

void TestFieldMap::refuses_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::addRow("an unknown name")
        << QByteArray("time=t,user=u") << "'user' is not a name that can be mapped";
    QTest::addRow("a name in other case")
        << QByteArray("Time=t") << "'Time' is not a name that can be mapped";
    QTest::addRow("no equals sign") << QByteArray("time=t,consumer") << "'consumer' has no '='";
    QTest::addRow("a name twice") << QByteArray("time=a,time=b") << "'time' is given twice";
    QTest::addRow("units twice") << QByteArray("units=a,units=b") << "'units' is given twice";
    QTest::addRow("nothing") << QByteArray("") << "'' has no '='";
    QTest::addRow("a comma too many") << QByteArray("time=t,") << "'' has no '='";
    QTest::addRow("an empty field") << QByteArray("time=") << "'time' names an empty field";
    QTest::addRow("an empty unit") << QByteArray("units=a+") << "'units' names an empty field";
    QTest::addRow("only a plus") << QByteArray("units=+") << "'units' names an empty field";
    QTest::addRow("an empty name") << QByteArray("=t") << "'' is not a name that can be mapped";
}

void TestFieldMap::refuses()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(test::failureText(parseFieldMap(input.toStdString())),
        QStringLiteral("--map: %1; the names are consumer, time, status, bytes, duration, method, "
                       "path, units")
            .arg(expected));
}

void TestFieldMap::takesOwnNames()
{
    QCOMPARE(printedMap(mapOfOwnNames({"status", "Time", "time", "units", "user", "consumer"})),
        QStringLiteral("consumer=consumer time=time status=status unit=units"));
    QCOMPARE(mapOfOwnNames({"a", "b"}), FieldMap{});
}

void TestFieldMap::knowsWhatIsOutside()
{
    QCOMPARE(namesOutside({}).size(), std::size_t{8});
    const std::vector<std::string> expected{"status", "bytes", "duration", "method", "path"};
    QCOMPARE(namesOutside({.consumer = "a", .time = "b", .units = {"c"}}), expected);
}

TOLLGATE_TEST(TestFieldMap)
#include "tst_field_map.moc"
