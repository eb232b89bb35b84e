#include "store/connections_file.h"

#include "store/statement.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QFile>
#include <QTemporaryDir>

using namespace tollgate;
using ports::NamedConnection;
using store::ConnectionsFile;

// The console's list of gateways.
class TestConnectionsFile : public QObject {
    Q_OBJECT

private slots:
    void init();

    void keepsConnectionsBetweenRuns();
    void replacesAndRemoves();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();

private:
    std::string path() const
    {
        return m_folder->filePath(QStringLiteral("a/b.sqlite")).toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QString namesIn(ConnectionsFile& file)
{
    QStringList names;
    const auto all = file.list();
    for (const NamedConnection& one : *all)
        names << test::text(one.name);
    return names.join(u' ');
}

} // namespace

void TestConnectionsFile::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void TestConnectionsFile::keepsConnectionsBetweenRuns()
{
    const NamedConnection eu{.name = "eu",
        .url = "https://gw.example",
        .environment = "production",
        .secretStore = "keychain",
        .isReadOnly = true,
        .lastUsed = parseInstant("2026-03-10T12:00:00Z").value()};
    {
        const auto file = ConnectionsFile::open(path());
        QVERIFY2(file, qPrintable(test::failureText(file)));
        QVERIFY((*file)->save({.name = "b"}));
        QVERIFY((*file)->save({.name = "a"}));
        QVERIFY((*file)->save(eu));
    }
    const auto file = ConnectionsFile::open(path());
    QCOMPARE(namesIn(**file), QStringLiteral("eu a b"));
    QVERIFY((*file)->list()->front() == eu);
}

void TestConnectionsFile::replacesAndRemoves()
{
    const auto file = ConnectionsFile::open(path());
    QVERIFY((*file)->save({.name = "eu", .url = "https://old.example"}));
    QVERIFY((*file)->save({.name = "eu", .url = "https://new.example"}));
    QCOMPARE(namesIn(**file), QStringLiteral("eu"));
    QCOMPARE(test::text((*file)->list()->front().url), QStringLiteral("https://new.example"));
    QVERIFY((*file)->remove("eu"));
    QVERIFY((*file)->remove("eu")); // gone is gone
    QVERIFY((*file)->list()->empty());
    QVERIFY(!(*file)->save({}));
}

void TestConnectionsFile::refusesWhatItCannotUse_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::addRow("a newer file") << "newer"
                                  << "was written by a newer Tollgate";
    QTest::addRow("something else") << "text"
                                    << "not a database";
    QTest::addRow("a folder that cannot be") << "/dev/null/x"
                                             << "cannot be opened";
}

void TestConnectionsFile::refusesWhatItCannotUse()
{
    QFETCH(QString, file);
    QFETCH(QString, says);
    const QString at = file.startsWith(u'/') ? file : m_folder->filePath(file);
    if (file == u"text") {
        QFile text(at);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray(1'000, 'x'));
    } else if (file == u"newer") {
        QVERIFY(ConnectionsFile::open(at.toStdString()));
        {
            QSqlDatabase database
                = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
            database.setDatabaseName(at);
            QVERIFY(database.open());
            QVERIFY(store::Statement(database, "PRAGMA user_version=99").run());
        }
        QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    }
    const auto opened = ConnectionsFile::open(at.toStdString());
    QVERIFY2(test::failureText(opened).contains(says), qPrintable(test::failureText(opened)));
}

TOLLGATE_TEST(TestConnectionsFile)
#include "tst_connections_file.moc"
