#include "connections/connections_page.h"

#include "connections/connection_form_card.h"
#include "connections/connection_table_model.h"
#include "connections/connections_view_model.h"
#include "support/connections_in_memory.h"
#include "support/gallery.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>

using namespace tollgate;
using pages::ConnectionsPage;
using pages::ConnectionsViewModel;

// The page of connections, as it is seen and used.
class TestConnectionsPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault({QLocale::English, QLocale::UnitedStates}); }
    void init();

    void looksEmptyAndFull();
    void connectsByKeyboard();
    void modelStaysConsistent();

private:
    void add(const ports::NamedConnection& connection)
    {
        m_known->save(connection, Secret("t"), [](const auto&) {});
    }

    std::unique_ptr<workspace::KnownConnections> m_known;
    std::unique_ptr<ConnectionsViewModel> m_viewModel;
};

void TestConnectionsPage::init()
{
    test::failOnAnyWarning();
    m_viewModel.reset();
    m_known = std::make_unique<workspace::KnownConnections>(
        std::make_unique<test::BookInMemory>(
            std::make_shared<std::vector<ports::NamedConnection>>()),
        test::addressRule);
    m_known->setSecrets(std::make_shared<test::SecretsInMemory>());
    m_viewModel = std::make_unique<ConnectionsViewModel>(*m_known);
}

void TestConnectionsPage::looksEmptyAndFull()
{
    ConnectionsPage page(*m_viewModel);
    page.resize(1244, 850);
    page.show();
    const QDir gallery(QStringLiteral(TOLLGATE_GALLERY));
    QVERIFY(test::savePictures(page, QStringLiteral("connections-first"), gallery));
    add({.name = "dev", .url = "127.0.0.1:8081", .environment = "dev"});
    add({.name = "staging",
        .url = "staging.gateway.example:8443",
        .environment = "staging",
        .lastUsed = parseInstant("2026-03-09T08:14:00Z").value()});
    add({.name = "eu",
        .url = "eu.gateway.example:8443",
        .environment = "production",
        .isReadOnly = true,
        .lastUsed = parseInstant("2026-03-10T12:00:00Z").value()});
    m_viewModel->setCurrent("eu");
    QCOMPARE(test::namelessWidgets(page), QStringList());
    m_viewModel->submit({.name = "eu", .address = "nonsense"}, Secret("t"));
    QVERIFY(test::savePictures(page, QStringLiteral("connections"), gallery));
}

void TestConnectionsPage::connectsByKeyboard()
{
    add({.name = "eu", .url = "gw.example"});
    std::string connected;
    connect(m_viewModel.get(), &ConnectionsViewModel::connectRequested, this,
        [&](const ports::NamedConnection& to, const Secret&) { connected = to.name; });
    ConnectionsPage page(*m_viewModel);
    page.show();
    QTest::keyClick(page.findChild<QTableView*>(), Qt::Key_Return);
    QCOMPARE(test::text(connected), QStringLiteral("eu"));
    const auto lines = page.findChild<pages::ConnectionFormCard*>()->findChildren<QLineEdit*>();
    QCOMPARE(lines.size(), 3);
    QTest::keyClicks(lines[0], QStringLiteral("us"));
    QTest::keyClicks(lines[1], QStringLiteral("us.example"));
    QTest::keyClicks(lines[2], QStringLiteral("token"));
    QTest::keyClick(lines[2], Qt::Key_Return);
    QCOMPARE(test::text(connected), QStringLiteral("us"));
    QVERIFY(lines[2]->text().isEmpty());
}

void TestConnectionsPage::modelStaysConsistent()
{
    pages::ConnectionTableModel model;
    const QAbstractItemModelTester tester(&model);
    const auto show = [&] { model.render(m_viewModel->state()); };
    show();
    QCOMPARE(model.rowCount(), 0);
    add({.name = "eu", .url = "gw.example", .environment = "production"});
    add({.name = "us", .url = "us.example"});
    show();
    QCOMPARE(model.rowCount(), 2);
    m_viewModel->setCurrent("us");
    show();
    QCOMPARE(test::text(model.nameAt(0)), QStringLiteral("us"));
    QVERIFY(model.nameAt(2).empty());
    QCOMPARE(model.index(0, pages::ConnectionTableModel::LastUsed).data().toString(),
        QStringLiteral("now"));
    QCOMPARE(model.index(1, pages::ConnectionTableModel::Environment).data().toString(),
        QStringLiteral("PRODUCTION"));
    m_viewModel->forget("eu");
    show();
    QCOMPARE(model.rowCount(), 1);
}

TOLLGATE_TEST(TestConnectionsPage)
#include "tst_connections_page.moc"
