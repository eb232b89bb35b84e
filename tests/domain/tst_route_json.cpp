#include "domain/route_json.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

namespace {

Result<Route> read(const QByteArray& text)
{
    return routeFromJson(Json::parse(text.toStdString()), "routes[0]");
}

} // namespace

class TestRouteJson : public QObject {
    Q_OBJECT

private slots:
    void roundTrips_data();
    void roundTrips();
    void refuses_data();
    void refuses();
};

void TestRouteJson::roundTrips_data()
{
    QTest::addColumn<QByteArray>("document");
    struct Case {
        const char* name;
        const char* document;
    };
    for (const Case& c : {
             Case{"an id alone", R"({"id":"all"})"},
             Case{"all that a route can say",
                 R"({"id":"batch","match":{"method":"POST","path":"/v1/batch*"},)"
                 R"("feature":"batch-processing","weights":{"compute_units":"5"},)"
                 R"("upstream":"http://127.0.0.1:9000"})"},
             Case{"a method alone", R"({"id":"a","match":{"method":"PUT"}})"},
             Case{"the lightest weight", R"({"id":"a","weights":{"compute_units":"0"}})"},
             Case{"the finest weight", R"({"id":"a","weights":{"compute_units":"0.000001"}})"},
             Case{"the heaviest weight", R"({"id":"a","weights":{"compute_units":"1000000"}})"},
             Case{"members that we do not know", R"({"id":"a","note":{"by":["ann",null]}})"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.document);
}

void TestRouteJson::roundTrips()
{
    QFETCH(QByteArray, document);
    const auto route = read(document);
    QVERIFY2(route, qPrintable(test::failureText(route)));
    QCOMPARE(QByteArray::fromStdString(toJson(*route).dump()), document);
}

void TestRouteJson::refuses_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* document;
        const char* expected;
    };
    const char* const weight = "routes[0].weights.compute_units: must be a decimal string from "
                               "\"0\" to \"1000000\" with at most 6 places";
    for (const Case& c :
        {
            Case{"no id", "{}", "routes[0].id: is missing"},
            Case{"an empty id", R"({"id":""})", "routes[0].id: must not be empty"},
            Case{"no object", "[]", "routes[0]: must be an object, is a list"},
            Case{"a weight just above the heaviest",
                R"({"id":"a","weights":{"compute_units":"1000000.000001"}})", weight},
            Case{"a weight below zero", R"({"id":"a","weights":{"compute_units":"-1"}})", weight},
            Case{"a weight too fine", R"({"id":"a","weights":{"compute_units":"0.0000001"}})",
                weight},
            Case{"a weight that is a number", R"({"id":"a","weights":{"compute_units":5}})",
                "routes[0].weights.compute_units: must be a string, is 5"},
            Case{"a weight of another meter", R"({"id":"a","weights":{"bytes_in":"5"}})",
                "routes[0].weights.bytes_in: cannot be weighted; compute_units can"},
            Case{"a condition that we do not know", R"({"id":"a","match":{"host":"x"}})",
                "routes[0].match.host: is not offered; a route matches by method and path"},
            Case{"a * before the end", R"({"id":"a","match":{"path":"/v1/*/items"}})",
                "routes[0].match.path: a '*' can stand only at the end, where it matches the rest"},
            Case{"a query", R"({"id":"a","match":{"path":"/search?q=*"}})",
                "routes[0].match.path: a route matches by the path before the '?'"},
            Case{"match is no object", R"({"id":"a","match":"/v1"})",
                "routes[0].match: must be an object, is a string"},
        })
        QTest::addRow("%s", c.name) << QByteArray(c.document) << QString::fromLatin1(c.expected);
}

void TestRouteJson::refuses()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, expected);
    QCOMPARE(test::failureText(read(document)), expected);
}

TOLLGATE_TEST(TestRouteJson)
#include "tst_route_json.moc"
