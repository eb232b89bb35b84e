#include "history/formats/json_fields.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QStringList>

using namespace tollgate;
using namespace tollgate::history;

namespace {

QString valuesOf(const QByteArray& object, const std::vector<std::string>& paths)
{
    JsonFields fields(paths);
    const std::string text = object.toStdString();
    switch (fields.read(text)) {
    case JsonFields::Outcome::NotJson:
        return QStringLiteral("not JSON");
    case JsonFields::Outcome::NotAnObject:
        return QStringLiteral("not an object");
    case JsonFields::Outcome::Read:
        break;
    }
    QStringList values;
    for (const std::string_view value : fields.values())
        values += test::text(value);
    if (const auto path = fields.wrongPath())
        values += QStringLiteral("no value at %1").arg(*path);
    return values.join(QLatin1Char('|'));
}

} // namespace

class TestJsonFields : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void forgetsTheLineBefore();
    void survivesAnyDepth();
    void listsPaths();
};

void TestJsonFields::reads_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QString>("expected"); // of the paths a, b.c and b
    struct Case {
        const char* name;
        QByteArray object;
        const char* expected;
    };
    for (const Case& c : {
             Case{"nothing", "{}", "|"},
             Case{"a text", R"({"a":"x"})", "x|"},
             Case{"escapes", R"({"a":"\u00e9\n\"\ud83d\ude00"})", "\u00e9\n\"\U0001F600|"},
             Case{"whole numbers", R"({"a":-7,"b":{"c":18446744073709551615}})",
                 "-7|18446744073709551615"},
             Case{"fractions stay as written", R"({"a":0.10,"b":{"c":5e-05}})", "0.10|5e-05"},
             Case{"a number above 64 bits stays as written", R"({"a":99999999999999999999})",
                 "99999999999999999999|"},
             Case{"true and false", R"({"a":true,"b":{"c":false}})", "true|false"},
             Case{"null is absent", R"({"a":null,"b":{"c":null}})", "|"},
             Case{"a nested member", R"({"x":{"c":1},"b":{"x":2,"c":"y"},"c":3})", "|y"},
             Case{"a member with a dot in its name", R"({"b.c":"y"})", "|y"},
             Case{"off the paths", R"({"x":[{"a":1}],"y":{"b":{"c":2}},"a":3})", "3|"},
             Case{"deeper than a path", R"({"b":{"c2":{"c":1},"c":2}})", "|2"},
             Case{"within a list of the path", R"({"b":[{"c":1}]})", "|"},
             Case{"the last of two counts", R"({"a":1,"a":2})", "2|"},
             Case{"the last of two, absent", R"({"a":1,"a":null})", "|"},
             Case{"a list for a value", R"({"a":[1,2]})", "||no value at 0"},
             Case{"an object for a value", R"({"b":{"c":{"d":1}}})", "||no value at 1"},
             Case{"a list for both", R"({"b":{"c":[]},"a":[]})", "||no value at 0"},
             Case{"blanks around", " \t{ \"a\" : 1 } ", "1|"},
             Case{"a list", "[]", "not an object"},
             Case{"a list of objects", R"([{"a":1}])", "not an object"},
             Case{"a number", "7", "not an object"},
             Case{"null", "null", "not an object"},
             Case{"empty", "", "not JSON"},
             Case{"cut short", R"({"a":1,"b":)", "not JSON"},
             Case{"cut short after a list", R"({"a":[1)", "not JSON"},
             Case{"two objects", R"({"a":1}{"a":2})", "not JSON"},
             Case{"a comma too many", R"({"a":1,})", "not JSON"},
             Case{"a number without bounds", R"({"a":1e999})", "not JSON"},
             Case{"bytes that are not UTF-8", "{\"a\":\"\xFF\"}", "not JSON"},
             Case{"half a surrogate", R"({"a":"\ud800"})", "not JSON"},
             Case{"a zero byte", QByteArray("{\"a\":\"\0\"}", 9), "not JSON"},
         })
        QTest::addRow("%s", c.name) << c.object << QString::fromUtf8(c.expected);
}

void TestJsonFields::reads()
{
    QFETCH(QByteArray, object);
    QFETCH(QString, expected);
    QCOMPARE(valuesOf(object, {"a", "b.c"}), expected);
}

void TestJsonFields::forgetsTheLineBefore()
{
    JsonFields fields({"a", "", "a"});
    QCOMPARE(fields.read(R"({"a":[]})"), JsonFields::Outcome::Read);
    QVERIFY(fields.wrongPath().has_value());
    QCOMPARE(fields.read(R"({"a":1})"), JsonFields::Outcome::Read);
    QVERIFY(!fields.wrongPath().has_value());
    QCOMPARE(test::text(fields.values()[0]), QStringLiteral("1"));
    QCOMPARE(test::text(fields.values()[1]), QString()); // an empty path takes nothing
    QCOMPARE(test::text(fields.values()[2]), QStringLiteral("1")); // one field may serve twice
    QCOMPARE(fields.read("{}"), JsonFields::Outcome::Read);
    QCOMPARE(test::text(fields.values()[0]), QString());
}

void TestJsonFields::survivesAnyDepth()
{
    constexpr int kDeep = 100'000;
    QByteArray object = R"({"x":)";
    for (int i = 0; i < kDeep; ++i)
        object += R"({"a":[)";
    for (int i = 0; i < kDeep; ++i)
        object += "]}";
    QCOMPARE(valuesOf(object + R"(,"a":1})", {"a"}), QStringLiteral("1"));
    QCOMPARE(valuesOf(object, {"a"}), QStringLiteral("not JSON"));
    QCOMPARE(dottedPathsOf({std::string_view(object.data(), std::size_t(object.size()))}).size(),
        std::size_t{0});
}

void TestJsonFields::listsPaths()
{
    QByteArray deep = R"({"x":)";
    for (int i = 0; i < 10; ++i)
        deep += R"({"n":1,"x":)";
    deep += '1' + QByteArray(11, '}');
    const std::string deepText = deep.toStdString();
    QStringList paths;
    for (const std::string& path : dottedPathsOf({R"({"b":1,"a":{"c":null,"d":[1,{"e":2}]},"":0})",
             R"({"z":true,"b":2})", "no JSON", R"({"cut":1,"sho)", deepText}))
        paths += test::text(path);
    QCOMPARE(paths.join(QLatin1Char(' ')),
        QStringLiteral("b a.c  z cut x.n x.x.n x.x.x.n x.x.x.x.n x.x.x.x.x.n x.x.x.x.x.x.n "
                       "x.x.x.x.x.x.x.n"));

    std::string many = "{";
    for (int i = 0; i < 201; ++i)
        many += (i == 0 ? "\"m" : ",\"m") + std::to_string(i) + "\":1";
    QCOMPARE(dottedPathsOf({many + "}"}).size(), std::size_t{200});
}

TOLLGATE_TEST(TestJsonFields)
#include "tst_json_fields.moc"
