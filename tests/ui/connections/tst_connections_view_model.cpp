#include "connections/connections_view_model.h"

#include "support/connections_in_memory.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QSignalSpy>

using namespace tollgate;
using pages::ConnectionForm;
using pages::ConnectionsViewModel;

// What the page of connections does, without a widget.
class TestConnectionsViewModel : public QObject {
    Q_OBJECT

private slots:
    void init();

    void keepsAndConnects();
    void refusesAForm_data();
    void refusesAForm();
    void keepsTheTokenOfAnEditedOne();
    void asksForATokenThatIsGone();
    void forgetsAndEmptiesItsForm();

private:
    struct Request {
        std::string name;
        std::string url;
        Secret token;
        bool isReadOnly = false;
    };

    std::string problem() const
    {
        const auto& problem = m_viewModel->state().problem;
        return problem ? describe(*problem) : std::string();
    }

    std::shared_ptr<test::SecretsInMemory> m_secrets;
    std::unique_ptr<workspace::KnownConnections> m_known;
    std::unique_ptr<ConnectionsViewModel> m_viewModel;
    std::vector<Request> m_requests;
};

void TestConnectionsViewModel::init()
{
    m_requests.clear();
    m_secrets = std::make_shared<test::SecretsInMemory>();
    m_viewModel.reset();
    m_known = std::make_unique<workspace::KnownConnections>(
        std::make_unique<test::BookInMemory>(
            std::make_shared<std::vector<ports::NamedConnection>>()),
        test::addressRule);
    m_known->setSecrets(m_secrets);
    m_viewModel = std::make_unique<ConnectionsViewModel>(*m_known);
    connect(m_viewModel.get(), &ConnectionsViewModel::connectRequested, this,
        [this](const ports::NamedConnection& to, const Secret& token) {
            m_requests.push_back({to.name, to.url, token, to.isReadOnly});
        });
}

void TestConnectionsViewModel::keepsAndConnects()
{
    m_viewModel->submit(
        {.name = "eu", .address = "gw.example", .isReadOnly = true}, Secret("s3cret"));
    QCOMPARE(m_requests.size(), 1U);
    QCOMPARE(test::text(m_requests.front().url), QStringLiteral("http://gw.example"));
    QVERIFY(m_requests.front().token == Secret("s3cret"));
    QVERIFY(m_requests.front().isReadOnly);
    QVERIFY(m_viewModel->state().form == ConnectionForm{});
    m_viewModel->connectTo("eu");
    QCOMPARE(m_requests.size(), 2U);
    QVERIFY(m_requests.back().token == Secret("s3cret"));
}

void TestConnectionsViewModel::refusesAForm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("says");
    QTest::addRow("no name") << ""
                             << "gw.example"
                             << "t"
                             << "has no name";
    QTest::addRow("no address") << "eu"
                                << "nonsense"
                                << "t"
                                << "is not an address";
    QTest::addRow("no token") << "eu"
                              << "gw.example"
                              << ""
                              << "a token is needed";
    QTest::addRow("a name that is taken") << "us"
                                          << "gw.example"
                                          << "t"
                                          << "named us already";
}

void TestConnectionsViewModel::refusesAForm()
{
    m_known->save({.name = "us", .url = "us.example"}, Secret("kept"), [](const auto&) {});
    QFETCH(QString, name);
    QFETCH(QString, address);
    QFETCH(QString, token);
    QFETCH(QString, says);
    const ConnectionForm form{.name = name.toStdString(), .address = address.toStdString()};
    m_viewModel->submit(form, Secret(token.toStdString()));
    QVERIFY2(test::text(problem()).contains(says), problem().c_str());
    QVERIFY(m_viewModel->state().form == form); // nothing that was typed is lost
    QVERIFY(m_requests.empty());
}

void TestConnectionsViewModel::keepsTheTokenOfAnEditedOne()
{
    m_known->save({.name = "us", .url = "us.example"}, Secret("kept"), [](const auto&) {});
    m_viewModel->edit("us");
    ConnectionForm form = m_viewModel->state().form;
    QVERIFY(form.hasToken && !form.isNew);
    form.address = "new.example";
    m_viewModel->submit(form, {});
    QCOMPARE(m_requests.size(), 1U);
    QCOMPARE(test::text(m_requests.front().url), QStringLiteral("http://new.example"));
    QVERIFY(m_requests.front().token == Secret("kept"));
}

void TestConnectionsViewModel::asksForATokenThatIsGone()
{
    m_known->save({.name = "us", .url = "us.example"}, Secret("kept"), [](const auto&) {});
    m_secrets->kept.clear(); // kept for an earlier run only
    m_viewModel->connectTo("us");
    QVERIFY(m_requests.empty());
    QVERIFY(test::text(problem()).contains(QStringLiteral("no token is kept for us")));
    QCOMPARE(test::text(m_viewModel->state().form.name), QStringLiteral("us"));
    QVERIFY(!m_viewModel->state().form.hasToken);
}

void TestConnectionsViewModel::forgetsAndEmptiesItsForm()
{
    m_known->save({.name = "us", .url = "us.example"}, Secret("kept"), [](const auto&) {});
    m_viewModel->edit("us");
    m_viewModel->forget("us");
    QVERIFY(m_viewModel->state().connections.empty());
    QVERIFY(m_viewModel->state().form == ConnectionForm{});
    QVERIFY(m_secrets->kept.empty());
}

TOLLGATE_TEST(TestConnectionsViewModel)
#include "tst_connections_view_model.moc"
