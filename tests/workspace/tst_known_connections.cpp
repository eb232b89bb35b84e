#include "workspace/known_connections.h"

#include "support/connections_in_memory.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QSignalSpy>

using namespace tollgate;
using ports::NamedConnection;
using workspace::KnownConnections;

// Gateways that somebody comes back to.
class TestKnownConnections : public QObject {
    Q_OBJECT

private slots:
    void init();

    void keepsTheTokenApart();
    void keepsTheOldTokenWhereNoneIsGiven();
    void refusesWhatCannotBeKept_data();
    void refusesWhatCannotBeKept();
    void keepsNothingWithoutItsToken();
    void forgetsBoth();
    void namesWhatIsMissing();
    void notesItsUse();
    void waitsForTheKeychain();

private:
    Result<void> save(const NamedConnection& connection, const char* token = nullptr)
    {
        Result<void> result;
        m_known->save(connection, token ? std::optional(Secret(token)) : std::nullopt,
            [&](Result<void> saved) { result = std::move(saved); });
        return result;
    }

    Result<Secret> token(const std::string& name)
    {
        Result<Secret> result = fail({.what = "no answer"});
        m_known->readToken(name, [&](Result<Secret> read) { result = std::move(read); });
        return result;
    }

    std::shared_ptr<std::vector<NamedConnection>> m_rows;
    std::shared_ptr<test::SecretsInMemory> m_secrets;
    std::unique_ptr<KnownConnections> m_known;
};

void TestKnownConnections::init()
{
    m_rows = std::make_shared<std::vector<NamedConnection>>();
    m_secrets = std::make_shared<test::SecretsInMemory>();
    m_known = std::make_unique<KnownConnections>(
        std::make_unique<test::BookInMemory>(m_rows), test::addressRule);
    m_known->setSecrets(m_secrets);
}

void TestKnownConnections::keepsTheTokenApart()
{
    const QSignalSpy changed(m_known.get(), &KnownConnections::changed);
    QVERIFY(save({.name = "eu", .url = "gw.example"}, "s3cret"));
    QCOMPARE(changed.count(), 1);
    const NamedConnection* eu = m_known->find("eu");
    QVERIFY(eu);
    QCOMPARE(test::text(eu->url), QStringLiteral("http://gw.example"));
    QCOMPARE(test::text(eu->secretStore), QStringLiteral("keychain"));
    QVERIFY(token("eu") == Secret("s3cret"));
}

void TestKnownConnections::keepsTheOldTokenWhereNoneIsGiven()
{
    QVERIFY(save({.name = "eu", .url = "old.example"}, "s3cret"));
    QVERIFY(save({.name = "eu", .url = "new.example", .isReadOnly = true}));
    QCOMPARE(m_known->all().size(), 1U);
    QVERIFY(m_known->find("eu")->isReadOnly);
    QCOMPARE(test::text(m_known->find("eu")->secretStore), QStringLiteral("keychain"));
    QVERIFY(token("eu") == Secret("s3cret"));
}

void TestKnownConnections::refusesWhatCannotBeKept_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says");
    QTest::addRow("no name") << ""
                             << "gw.example"
                             << "has no name";
    QTest::addRow("no address") << "eu"
                                << "nonsense"
                                << "is not an address";
}

void TestKnownConnections::refusesWhatCannotBeKept()
{
    QFETCH(QString, name);
    QFETCH(QString, url);
    QFETCH(QString, says);
    const auto saved = save({.name = name.toStdString(), .url = url.toStdString()}, "s3cret");
    QVERIFY2(test::failureText(saved).contains(says), qPrintable(test::failureText(saved)));
    QVERIFY(m_known->all().empty());
    QVERIFY(m_secrets->kept.empty());
}

void TestKnownConnections::keepsNothingWithoutItsToken()
{
    m_secrets->isLocked = true;
    const auto saved = save({.name = "eu", .url = "gw.example"}, "s3cret");
    QVERIFY(test::failureText(saved).contains(QStringLiteral("locked")));
    QVERIFY(!m_known->find("eu"));
}

void TestKnownConnections::forgetsBoth()
{
    QVERIFY(save({.name = "eu", .url = "gw.example"}, "s3cret"));
    Result<void> removed;
    const auto done = [&](Result<void> result) { removed = std::move(result); };
    m_secrets->isLocked = true;
    m_known->remove("eu", done);
    QVERIFY(!removed);
    QVERIFY(m_known->find("eu"));
    m_secrets->isLocked = false;
    m_known->remove("eu", done);
    QVERIFY(removed);
    QVERIFY(!m_known->find("eu"));
    QVERIFY(m_secrets->kept.empty());
}

void TestKnownConnections::namesWhatIsMissing()
{
    QVERIFY(save({.name = "eu", .url = "gw.example"}));
    QVERIFY(test::failureText(token("eu")).contains(QStringLiteral("no token is kept for eu")));
    QVERIFY(!m_known->find("us"));
}

void TestKnownConnections::notesItsUse()
{
    QVERIFY(save({.name = "eu", .url = "gw.example"}, "s3cret"));
    const Instant now = parseInstant("2026-03-10T12:00:00Z").value();
    m_known->noteUse("eu", "production", now);
    QCOMPARE(test::text(m_known->find("eu")->environment), QStringLiteral("production"));
    QVERIFY(m_known->find("eu")->lastUsed == now);
    m_known->noteUse("us", "dev", now); // not known: nothing to note
    QCOMPARE(m_known->all().size(), 1U);
}

void TestKnownConnections::waitsForTheKeychain()
{
    m_known = std::make_unique<KnownConnections>(
        std::make_unique<test::BookInMemory>(m_rows), test::addressRule);
    const auto saved = save({.name = "eu", .url = "gw.example"}, "s3cret");
    QVERIFY(test::failureText(saved).contains(QStringLiteral("has not answered yet")));
    QVERIFY(!token("eu"));
    QVERIFY(m_known->all().empty());
    m_known->setSecrets(m_secrets);
    QVERIFY(save({.name = "eu", .url = "gw.example"}, "s3cret"));
    QCOMPARE(test::text(m_known->secretsKeptIn()), QStringLiteral("keychain"));
}

TOLLGATE_TEST(TestKnownConnections)
#include "tst_known_connections.moc"
