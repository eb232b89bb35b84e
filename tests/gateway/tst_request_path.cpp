#include "gateway/request_path.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::gateway;

class TestRequestPath : public QObject {
    Q_OBJECT

private slots:
    void isWhatRoutesMatch_data();
    void isWhatRoutesMatch();
    void refusesWhatIsNoPath();
    void findsAndTakesOutAParameter();
};

void TestRequestPath::isWhatRoutesMatch_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    struct Case {
        const char* name;
        const char* target;
        const char* path;
    };
    for (const Case& c : {
             Case{"as it stands", "/v1/batch", "/v1/batch"},
             Case{"without the query", "/v1/batch?x=/..", "/v1/batch"},
             Case{"encoded letters are letters", "/v1/%62atch", "/v1/batch"},
             Case{"an encoded slash stays one", "/v1%2Fbatch", "/v1%2Fbatch"},
             Case{"a broken encoding stays", "/v1/%6", "/v1/%6"},
             Case{"one dot", "/v1/./batch", "/v1/batch"},
             Case{"two dots", "/x/../v1/batch", "/v1/batch"},
             Case{"encoded dots", "/x/%2e%2E/v1/batch", "/v1/batch"},
             Case{"never above the root", "/../../v1", "/v1"},
             Case{"doubled slashes", "//v1///batch", "/v1/batch"},
             Case{"a trailing slash stays", "/v1/batch/", "/v1/batch/"},
             Case{"a trailing dot is a folder", "/v1/batch/.", "/v1/batch/"},
             Case{"the root", "/", "/"},
             Case{"the whole server", "*", "*"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.target) << QString::fromLatin1(c.path);
}

void TestRequestPath::isWhatRoutesMatch()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, path);
    const auto routed = routedPath(target.toStdString());
    QVERIFY(routed);
    QCOMPARE(test::text(*routed), path);
}

void TestRequestPath::refusesWhatIsNoPath()
{
    for (const char* target : {"", "v1", "http://other/v1", "?x"})
        QVERIFY2(!routedPath(target), target);
}

void TestRequestPath::findsAndTakesOutAParameter()
{
    struct Case {
        const char* target;
        const char* value;
        const char* without;
    };
    for (const Case& c : {Case{"/x?key=k", "k", "/x"}, Case{"/x?a=1&key=k&b=2", "k", "/x?a=1&b=2"},
             Case{"/x?key=k&b=2", "k", "/x?b=2"}, Case{"/x?a=1&key=k", "k", "/x?a=1"},
             Case{"/x?key=1&key=2", "1", "/x"}, Case{"/x?monkey=k", "", "/x?monkey=k"},
             Case{"/key=k", "", "/key=k"}}) {
        QCOMPARE(test::text(queryParameter(c.target, "key")), QString::fromLatin1(c.value));
        QCOMPARE(
            test::text(withoutQueryParameter(c.target, "key")), QString::fromLatin1(c.without));
    }
}

TOLLGATE_TEST(TestRequestPath)
#include "tst_request_path.moc"
