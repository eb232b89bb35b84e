#include "base/json.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void keepsTheOrderOfMembers();
    void namesLineAndColumn_data();
    void namesLineAndColumn();
    void refusesNestingBeyondTheBound_data();
    void refusesNestingBeyondTheBound();
    void refusesAMemberNamedTwice_data();
    void refusesAMemberNamedTwice();
    void saysWhatAValueIs_data();
    void saysWhatAValueIs();
};

void TestJson::keepsTheOrderOfMembers()
{
    const auto json = parseJson(R"({"z":1,"a":2,"m":3})", "a.json");
    QVERIFY(json);
    QCOMPARE(test::text(json->dump()), QStringLiteral(R"({"z":1,"a":2,"m":3})"));
}

void TestJson::namesLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("where");
    QTest::addRow("the first byte") << QByteArray("}") << "a.json, line 1, column 1";
    QTest::addRow("an empty document") << QByteArray("") << "a.json, line 1, column 1";
    QTest::addRow("a comma too many") << QByteArray("{\"a\":1,}") << "a.json, line 1, column 8";
    QTest::addRow("the third line")
        << QByteArray("{\n \"a\":1,\n  oops}") << "a.json, line 3, column 3";
    QTest::addRow("cut off") << QByteArray("{\"a\":\n") << "a.json, line 2, column 1";
    QTest::addRow("text after the document") << QByteArray("{}\n{}") << "a.json, line 2, column 1";
    QTest::addRow("a zero byte, where the parser would stop reading")
        << QByteArray("5\0]}", 4) << "a.json, line 1, column 2";
    QTest::addRow("a byte that is not UTF-8")
        << QByteArray("[\"\xff\"]") << "a.json, line 1, column 3";
}

void TestJson::namesLineAndColumn()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, where);
    const auto json = parseJson(input.toStdString(), "a.json");
    QVERIFY(!json);
    QCOMPARE(json.error().code, ErrorCode::InvalidData);
    QCOMPARE(test::text(json.error().where), where);
    QVERIFY2(json.error().what.starts_with("not valid JSON: "), json.error().what.c_str());
}

// Copying, comparing and writing JSON recurse: a bound keeps a hostile file from the stack's end.
void TestJson::refusesNestingBeyondTheBound_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QTest::addRow("at the bound") << nested(kDeepestJson) << "no failure";
    QTest::addRow("one beyond") << nested(kDeepestJson + 1)
                                << "a.json, line 1, column 101: not valid JSON: nested more than "
                                   "100 deep";
    QTest::addRow("a million deep") << QByteArray(1'000'000, '[')
                                    << "a.json, line 1, column 101: not valid JSON: nested more "
                                       "than 100 deep";
    QTest::addRow("brackets in a string are no nesting")
        << QByteArray("[\"") + QByteArray(500, '[') + "\"]"
        << "no failure";
    QTest::addRow("an escaped quote does not end a string")
        << QByteArray("[\"\\\"") + QByteArray(500, '{') + "\"]"
        << "no failure";
}

void TestJson::refusesNestingBeyondTheBound()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(test::failureText(parseJson(input.toStdString(), "a.json")), expected);
}

void TestJson::refusesAMemberNamedTwice_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::addRow("at the top") << QByteArray("{\"a\":1,\n \"b\":2, \"a\":1}")
                                << "a.json, line 2, column 9: the member 'a' is named twice; take "
                                   "one of the two out";
    QTest::addRow("deeper") << QByteArray(R"([{"x":[{"limit":1,"limit":2}]}])")
                            << "a.json, line 1, column 19: the member 'limit' is named twice; take "
                               "one of the two out";
    QTest::addRow("after an object of its own") << QByteArray(R"({"a":{"b":1},"a":2})")
                                                << "a.json, line 1, column 14: the member 'a' is "
                                                   "named twice; take one of the two out";
    for (const char* fine : {R"({"a":{"a":1}})", R"([{"a":1},{"a":2}])",
             R"({"a":"a","b":["a","a"]})", R"({"a":1,"A":2})", R"({"a\"":1,"a":2})", R"("a")",
             R"({"a":{},"b":"{\"a\":1,\"a\":2}"})"})
        QTest::addRow("fine: %s", fine) << QByteArray(fine) << "no failure";
}

void TestJson::refusesAMemberNamedTwice()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(test::failureText(parseJson(input.toStdString(), "a.json")), expected);
}

void TestJson::saysWhatAValueIs_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::addRow("null") << QByteArray("null") << "null";
    QTest::addRow("object") << QByteArray("{}") << "an object";
    QTest::addRow("list") << QByteArray("[]") << "a list";
    QTest::addRow("string") << QByteArray("\"\"") << "a string";
    QTest::addRow("boolean") << QByteArray("true") << "true or false";
    QTest::addRow("negative") << QByteArray("-1") << "a whole number";
    QTest::addRow("positive") << QByteArray("1") << "a whole number";
    QTest::addRow("fraction") << QByteArray("1.5") << "a number with a fraction or out of range";
}

void TestJson::saysWhatAValueIs()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(test::text(kindOf(Json::parse(input.toStdString()))), expected);
}

TOLLGATE_TEST(TestJson)
#include "tst_json.moc"
