#include "gateway/settings.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::gateway;

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void readsAddresses();
    void refusesAddresses();
    void readsUpstreams();
    void readsAConfiguration();
    void refusesAConfiguration_data();
    void refusesAConfiguration();
};

void TestSettings::readsAddresses()
{
    QVERIFY((addressFromText("127.0.0.1:8080", "") == Address{"127.0.0.1", 8080}));
    QVERIFY((addressFromText("[::1]:0", "") == Address{"::1", 0}));
    QVERIFY((addressFromText("0.0.0.0:65535", "") == Address{"0.0.0.0", 65535}));
    QVERIFY(isLoopback({.host = "127.0.0.9"}) && !isLoopback({.host = "0.0.0.0"}));
}

void TestSettings::refusesAddresses()
{
    for (const char* text : {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
             "127.0.0.1:-1", "127.0.0.1:http"}) {
        const auto address = addressFromText(text, "--listen");
        QVERIFY2(!address, text);
        QCOMPARE(test::text(address.error().where), QStringLiteral("--listen"));
    }
}

void TestSettings::readsUpstreams()
{
    QVERIFY((upstreamFromUrl("http://127.0.0.1:9000", "") == Upstream{"127.0.0.1", "9000"}));
    QVERIFY((upstreamFromUrl("http://api/", "") == Upstream{"api", "80"}));
    QVERIFY((upstreamFromUrl("", "") == Upstream{}));
    for (const char* url :
        {"api:9000", "https://api", "http://", "http://api:0", "http://api:x", "http://api/v1"})
        QVERIFY2(!upstreamFromUrl(url, ""), url);
}

void TestSettings::readsAConfiguration()
{
    const auto rules = trafficRulesFromJson(
        R"({"upstream":"http://api:81","key_parameter":"k","largest_body_bytes":5,"head_timeout_ms":7})",
        "gw.json");
    QVERIFY(rules);
    QVERIFY((rules->upstream == Upstream{"api", "81"}));
    QCOMPARE(test::text(rules->keyParameter), QStringLiteral("k"));
    QCOMPARE(rules->largestBody, std::uint64_t{5});
    QCOMPARE(rules->headTimeout.count(), 7);
    QCOMPARE(rules->idleTimeout, TrafficRules().idleTimeout);
}

void TestSettings::refusesAConfiguration_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::addRow("syntax: line and column") << QByteArray("{\n \"upstream\":}")
                                             << "gw.json, line 2, column 13: not valid JSON: "
                                                "unexpected '}'; expected '[', '{', or a literal";
    QTest::addRow("a wrong type") << QByteArray("{\"head_timeout_ms\":\"1\"}")
                                  << "gw.json, head_timeout_ms: must be a whole number from 0 to "
                                     "9223372036854775807, is a string";
    QTest::addRow("a time of 0") << QByteArray("{\"idle_timeout_ms\":0}")
                                 << "gw.json, idle_timeout_ms: must be from 1 to 86400000, is 0";
    QTest::addRow("a misspelt rule")
        << QByteArray("{\"upstraem\":\"\"}") << "gw.json, upstraem: is not known";
}

void TestSettings::refusesAConfiguration()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto rules = trafficRulesFromJson(text.toStdString(), "gw.json");
    QVERIFY(!rules);
    QCOMPARE(test::text(describe(rules.error())), says);
}

TOLLGATE_TEST(TestSettings)
#include "tst_settings.moc"
