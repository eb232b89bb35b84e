#include "domain/capabilities.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

// What a gateway says of itself.
class TestCapabilities : public QObject {
    Q_OBJECT

private slots:
    void readsWhatIsOffered();
    void whatIsUnknownIsTakenForTheSaferOne();
    void refuses_data();
    void refuses();
};

namespace {

Json sample()
{
    return {{"gateway", "tollgate"}, {"name", "eu"}, {"environment", "staging"},
        {"data_plane", "http://127.0.0.1:8080"}, {"role", "operator"}, {"features", {"plans"}},
        {"nodes", {"one", "two"}}, {"currency", nullptr},
        {"limiter",
            {{"windows", "calendar"}, {"timezone", "UTC"}, {"scope", "shared"}, {"on_edit", "keep"},
                {"refused_status", 503}}},
        {"change_timings", {"immediate"}}, {"invented", true}};
}

} // namespace

void TestCapabilities::readsWhatIsOffered()
{
    const auto capabilities = capabilitiesFromJson(sample());
    QVERIFY2(capabilities, qPrintable(test::failureText(capabilities)));
    QCOMPARE(capabilities->environment, Environment::Staging);
    QCOMPARE(capabilities->role, Role::Operator);
    QVERIFY(capabilities->offers("plans") && !capabilities->offers("plan"));
    QVERIFY(capabilities->currency.empty());
    QVERIFY((capabilities->limiter
        == LimiterSemantics{.scope = LimiterSemantics::Scope::Shared, .refusedStatus = 503}));
}

void TestCapabilities::whatIsUnknownIsTakenForTheSaferOne()
{
    Json json = sample();
    json["environment"] = "qa";
    json["role"] = "wizard";
    const auto capabilities = capabilitiesFromJson(json);
    QCOMPARE(capabilities->environment, Environment::Production);
    QCOMPARE(capabilities->role, Role::Viewer);
}

void TestCapabilities::refuses_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    QTest::addRow("no name") << "name"
                             << "null"
                             << "name: is missing";
    QTest::addRow("features that are no list") << "features"
                                               << "7"
                                               << "features: must be a list";
    QTest::addRow("no limiter") << "limiter"
                                << "null"
                                << "limiter: is missing";
    QTest::addRow("windows that no preview knows")
        << "limiter"
        << R"({"windows":"first_hit","timezone":"UTC","on_edit":"keep"})"
        << "limiter.windows: is 'first_hit'";
    QTest::addRow("edits that reset counters")
        << "limiter"
        << R"({"windows":"calendar","timezone":"UTC","on_edit":"reset"})"
        << "limiter.on_edit: is 'reset'";
}

void TestCapabilities::refuses()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, says);
    Json json = sample();
    json[member.toStdString()] = parseJson(value.toStdString(), "row").value();
    const QString failure = test::failureText(capabilitiesFromJson(json));
    QVERIFY2(failure.startsWith(says), qPrintable(failure));
}

TOLLGATE_TEST(TestCapabilities)
#include "tst_capabilities.moc"
