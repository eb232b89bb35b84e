#include "domain/route.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestRoute : public QObject {
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void theFirstMatchWins_data();
    void theFirstMatchWins();
};

void TestRoute::matches_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("requestMethod");
    QTest::addColumn<QByteArray>("requestPath");
    QTest::addColumn<bool>("expected");
    struct Case {
        const char* name;
        const char* method;
        const char* path;
        const char* requestMethod;
        const char* requestPath;
        bool expected;
    };
    for (const Case& c : {
             Case{"both fit", "POST", "/v1/batch", "POST", "/v1/batch", true},
             Case{"another method", "POST", "/v1/batch", "GET", "/v1/batch", false},
             Case{"methods are case-sensitive", "POST", "/v1/batch", "post", "/v1/batch", false},
             Case{"another path", "POST", "/v1/batch", "POST", "/v1/batches", false},
             Case{"every method", "", "/v1/batch", "DELETE", "/v1/batch", true},
             Case{"every path", "POST", "", "POST", "/anything", true},
             Case{"everything", "", "", "GET", "", true},
             Case{"* to the end", "", "/v1/batch*", "GET", "/v1/batch/7/items", true},
             Case{"* matches nothing too", "", "/v1/batch*", "GET", "/v1/batch", true},
             Case{"* does not reach back", "", "/v1/batch*", "GET", "/v1/batc", false},
             Case{"* alone", "", "*", "GET", "/x", true},
             Case{"a query is the application's", "", "/search", "GET", "/search?q=a", true},
             Case{"a query alone does not match", "", "/search", "GET", "/?/search", false},
             Case{"* does not look into a query", "", "/a/*", "GET", "/a?x=/a/b", false},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.method) << QByteArray(c.path) << QByteArray(c.requestMethod)
            << QByteArray(c.requestPath) << c.expected;
}

void TestRoute::matches()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, requestMethod);
    QFETCH(QByteArray, requestPath);
    QFETCH(bool, expected);
    const Route route{.method = method.toStdString(), .path = path.toStdString()};
    QCOMPARE(route.matches(requestMethod.toStdString(), requestPath.toStdString()), expected);
}

void TestRoute::theFirstMatchWins_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("expected");
    QTest::addRow("the first of two") << QByteArray("/v1/batch/1") << "batch";
    QTest::addRow("the wider one behind it") << QByteArray("/v1/other") << "v1";
    QTest::addRow("none") << QByteArray("/v2") << "none";
}

void TestRoute::theFirstMatchWins()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, expected);
    const std::vector<Route> routes{{.id = RouteId{"batch"}, .path = "/v1/batch*"},
        {.id = RouteId{"v1"}, .path = "/v1/*"}, {.id = RouteId{"never"}, .path = "/v1/batch/1"}};
    const Route* route = firstMatch(routes, "GET", path.toStdString());
    QCOMPARE(route ? test::text(route->id.value) : QStringLiteral("none"), expected);
}

TOLLGATE_TEST(TestRoute)
#include "tst_route.moc"
