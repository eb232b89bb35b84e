#include "connectors/admin_address.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

// What people type for the address of an admin API.
class TestAdminAddress : public QObject {
    Q_OBJECT

private slots:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
};

void TestAdminAddress::takes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::addRow("host and port are http") << "127.0.0.1:8081"
                                            << "http://127.0.0.1:8081";
    QTest::addRow("a slash at the end is dropped") << "http://[::1]:8081/"
                                                   << "http://[::1]:8081";
    QTest::addRow("localhost is this computer") << " http://localhost:1 "
                                                << "http://localhost:1";
    QTest::addRow("https may be anywhere") << "https://gw.example"
                                           << "https://gw.example";
    QTest::addRow("the API's own path is dropped") << "https://gw.example/tollgate/admin/v1/"
                                                   << "https://gw.example/tollgate";
    QTest::addRow("a query is dropped") << "https://gw.example?x=1#y"
                                        << "https://gw.example";
}

void TestAdminAddress::takes()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    const auto taken = connectors::adminAddress(typed.toStdString());
    QVERIFY2(taken, qPrintable(test::failureText(taken)));
    QCOMPARE(taken->toString(), url);
}

void TestAdminAddress::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    QTest::addRow("nothing") << ""
                             << "not an address";
    QTest::addRow("no host") << "http://"
                             << "not an address";
    QTest::addRow("blanks inside") << "http://a b"
                                   << "not an address";
    QTest::addRow("another scheme") << "ftp://127.0.0.1"
                                    << "neither http nor https";
    QTest::addRow("a password in it") << "https://me:secret@gw.example"
                                      << "give the token apart";
    QTest::addRow("plain http to elsewhere") << "http://192.0.2.1:8081"
                                             << "use https";
}

void TestAdminAddress::refuses()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    const QString failure = test::failureText(connectors::adminAddress(typed.toStdString()));
    QVERIFY2(failure.contains(says), qPrintable(failure));
    QVERIFY(!failure.contains(u"secret"));
}

TOLLGATE_TEST(TestAdminAddress)
#include "tst_admin_address.moc"
