#include "workspace/study.h"

#include "support/print.h"
#include "support/room_tests.h"
#include "support/temporary_files.h"
#include "support/usage_csv.h"
#include "workspace/study_text.h"

using namespace tollgate;

class TestStudy : public QObject {
    Q_OBJECT

private slots:
    void namesArePeoplesOrIds();
    void aGlanceTellsColumns_data();
    void aGlanceTellsColumns();
    void aGlanceAtNothing();

private:
    test::TemporaryFiles m_files;
};

void TestStudy::namesArePeoplesOrIds()
{
    const auto study = test::studyOf({{"c1", 1}, {"c2", 1}}, {}, {0, 0});
    QCOMPARE(test::text(study->nameOf(1)), QStringLiteral("c2"));
    workspace::Study named = *study;
    named.names = {"Ada", "Bob"};
    QCOMPARE(test::text(named.nameOf(1)), QStringLiteral("Bob"));
}

void TestStudy::aGlanceTellsColumns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("map");
    QTest::addRow("csv") << "a.csv" << test::usageCsv({{"ada", 2}}) << "csv"
                         << "consumer time"
                         << "consumer=consumer,time=time";
    QTest::addRow("csv, packed") << "a.csv.gz" << test::gzip(test::usageCsv({{"ada", 2}})) << "csv"
                                 << "consumer time"
                                 << "consumer=consumer,time=time";
    QTest::addRow("json lines") << "a.jsonl"
                                << QByteArray(
                                       "{\"who\":\"ada\",\"time\":\"2018-10-01T00:00:00Z\"}\n")
                                << "jsonl"
                                << "time who"
                                << "time=time";
    QTest::addRow("combined: no map, no columns")
        << "a.log"
        << QByteArray("10.0.0.1 - - [17/Apr/2018:06:25:06 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" "
                      "\"x\"\n")
        << "combined"
        << ""
        << "";
}

void TestStudy::aGlanceTellsColumns()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const auto glance = workspace::glanceAt(m_files.write(name.toStdString(), content));
    QCOMPARE(test::failureText(glance), QStringLiteral("no failure"));
    QTEST(test::text(glance->format), "format");
    QStringList columns;
    for (const std::string& column : glance->columns)
        columns << test::text(column);
    columns.sort();
    QTEST(columns.join(u' '), "columns");
    QTEST(test::text(glance->proposedMap), "map");
    QVERIFY(!glance->firstLines.empty());
}

void TestStudy::aGlanceAtNothing()
{
    const auto glance = workspace::glanceAt(m_files.path("absent.csv"));
    const QString message = m_files.shortened(test::failureText(glance));
    QVERIFY2(message.startsWith(u"absent.csv: "), qPrintable(message));
}

TOLLGATE_TEST(TestStudy)
#include "tst_study.moc"
