#include "base/json_reader.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

namespace {

// Reads one member with `read`, then says what came of it.
template <class Read> QString outcome(const QByteArray& document, Read read)
{
    const Json json = Json::parse(document.toStdString());
    JsonReader in(json, "plans[1]");
    const auto value = in.finish(read(in));
    return value ? test::text(Json(*value).dump()) : test::failureText(value);
}

} // namespace

class TestJsonReader : public QObject {
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void wholeNumbers_data();
    void wholeNumbers();
    void optionals_data();
    void optionals();
    void readsAWholeNumberThatWasNeverText();
    void onlyTheFirstFailureIsTold();
    void anElementIsNamedByItsPlace();
    void somethingElseThanAnObject_data();
    void somethingElseThanAnObject();
    void membersThatNobodyAskedFor();
    void tellsNullFromAbsent_data();
    void tellsNullFromAbsent();
};

void TestJsonReader::texts_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("required");
    QTest::addColumn<QString>("optional");
    const QString missing = QStringLiteral("plans[1].a: is missing");
    const QString number = QStringLiteral("plans[1].a: must be a string, is 49.0");
    QTest::addRow("there") << QByteArray(R"({"a":"x"})") << R"("x")"
                           << R"("x")";
    QTest::addRow("empty is a value") << QByteArray(R"({"a":""})") << R"("")"
                                      << R"("")";
    QTest::addRow("missing") << QByteArray("{}") << missing << R"("fallback")";
    QTest::addRow("null counts as missing")
        << QByteArray(R"({"a":null})") << missing << R"("fallback")";
    QTest::addRow("another kind") << QByteArray(R"({"a":49.0})") << number << number;
}

void TestJsonReader::texts()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, required);
    QFETCH(QString, optional);
    QCOMPARE(outcome(document, [](JsonReader& in) { return in.text("a"); }), required);
    QCOMPARE(outcome(document, [](JsonReader& in) { return in.text("a", "fallback"); }), optional);
}

void TestJsonReader::wholeNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QString>("expected");
    const auto refused = [](const char* found) {
        return QStringLiteral(
                   "plans[1].a: must be a whole number from 0 to 9223372036854775807, is ")
            + QLatin1String(found);
    };
    QTest::addRow("zero") << QByteArray("0") << "0";
    QTest::addRow("minus zero is zero") << QByteArray("-0") << "0";
    QTest::addRow("the top of int64") << QByteArray("9223372036854775807") << "9223372036854775807";
    QTest::addRow("one above the top")
        << QByteArray("9223372036854775808") << refused("9223372036854775808");
    QTest::addRow("above 64 bits")
        << QByteArray("18446744073709551616") << refused("1.8446744073709552e+19");
    QTest::addRow("below zero") << QByteArray("-1") << refused("-1");
    QTest::addRow("a fraction of zero is no whole number") << QByteArray("1.0") << refused("1.0");
    QTest::addRow("a string") << QByteArray(R"("1")") << refused("a string");
    QTest::addRow("a list") << QByteArray("[1]") << refused("a list");
    QTest::addRow("null") << QByteArray("null") << "plans[1].a: is missing";
}

void TestJsonReader::wholeNumbers()
{
    QFETCH(QByteArray, number);
    QFETCH(QString, expected);
    const auto read = [](JsonReader& in) { return in.wholeNumber("a"); };
    QCOMPARE(outcome("{\"a\":" + number + "}", read), expected);
}

void TestJsonReader::optionals_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("list");
    const auto refused = [](const char* expected, const char* found) {
        return QStringLiteral("plans[1].a: must be %1, is %2")
            .arg(QLatin1String(expected), QLatin1String(found));
    };
    QTest::addRow("null is absent") << QByteArray("null") << "-1.0"
                                    << "false"
                                    << "[]";
    QTest::addRow("a number") << QByteArray("0.5") << "0.5" << refused("an object", "0.5")
                              << refused("a list", "0.5");
    QTest::addRow("an object") << QByteArray("{}") << refused("a number", "an object") << "true"
                               << refused("a list", "an object");
    QTest::addRow("a list") << QByteArray(R"(["x"])") << refused("a number", "a list")
                            << refused("an object", "a list") << R"(["x"])";
}

void TestJsonReader::optionals()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, number);
    QFETCH(QString, object);
    QFETCH(QString, list);
    const QByteArray document = "{\"a\":" + value + "}";
    QCOMPARE(outcome(document, [](JsonReader& in) { return in.optionalNumber("a").value_or(-1); }),
        number);
    QCOMPARE(outcome(document, [](JsonReader& in) { return in.optionalObject("a") != nullptr; }),
        object);
    QCOMPARE(outcome(document, [](JsonReader& in) { return in.texts("a"); }), list);
}

// Built in memory such a number is signed, where a parsed one is not.
void TestJsonReader::readsAWholeNumberThatWasNeverText()
{
    const Json json{{"a", std::int64_t{60}}};
    JsonReader in(json, "");
    const auto value = in.finish(in.wholeNumber("a"));
    QVERIFY2(value, qPrintable(test::failureText(value)));
    QCOMPARE(*value, 60);
}

void TestJsonReader::onlyTheFirstFailureIsTold()
{
    const auto read = [](JsonReader& in) {
        in.text("b");
        in.wholeNumber("a");
        in.refuse("c", "is odd");
        return 0;
    };
    QCOMPARE(outcome(R"({"a":-1})", read), QStringLiteral("plans[1].b: is missing"));
}

void TestJsonReader::anElementIsNamedByItsPlace()
{
    const auto read = [](JsonReader& in) { return in.texts("features"); };
    QCOMPARE(outcome(R"({"features":["a",1]})", read),
        QStringLiteral("plans[1].features[1]: must be a string, is 1"));
}

void TestJsonReader::somethingElseThanAnObject_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    QTest::addRow("a member") << "plans[1]"
                              << "plans[1]: must be an object, is a list";
    QTest::addRow("the document") << ""
                                  << "the document: must be an object, is a list";
}

void TestJsonReader::somethingElseThanAnObject()
{
    QFETCH(QString, path);
    QFETCH(QString, expected);
    const Json json = Json::array();
    JsonReader in(json, path.toStdString());
    QCOMPARE(test::failureText(in.finish(in.wholeNumber("a"))), expected);
    QVERIFY(in.unread().empty());
}

void TestJsonReader::membersThatNobodyAskedFor()
{
    const Json json = Json::parse(R"({"x":[1],"a":"read","y":null,"b":null})");
    JsonReader in(json, "");
    in.text("a");
    in.optionalNumber("b");
    QCOMPARE(test::text(in.unread().dump()), QStringLiteral(R"({"x":[1],"y":null})"));
}

void TestJsonReader::tellsNullFromAbsent_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<bool>("has");
    QTest::addColumn<bool>("isNull");
    QTest::addRow("there") << QByteArray(R"({"a":0})") << true << false;
    QTest::addRow("null") << QByteArray(R"({"a":null})") << false << true;
    QTest::addRow("absent") << QByteArray("{}") << false << false;
    QTest::addRow("no object") << QByteArray("null") << false << false;
}

void TestJsonReader::tellsNullFromAbsent()
{
    QFETCH(QByteArray, document);
    QFETCH(bool, has);
    QFETCH(bool, isNull);
    const Json json = Json::parse(document.toStdString());
    JsonReader in(json, "");
    QCOMPARE(in.has("a"), has);
    QCOMPARE(in.isNull("a"), isNull);
    QCOMPARE(in.unread().empty(), !has); // a null that was found is read
}

TOLLGATE_TEST(TestJsonReader)
#include "tst_json_reader.moc"
