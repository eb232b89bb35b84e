#include "base/error.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestError : public QObject {
    Q_OBJECT

private slots:
    void describes_data();
    void describes();
    void seenFromFurtherOut();
    void quotes_data();
    void quotes();
};

void TestError::describes_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("expected");
    QTest::addRow("place, failure and remedy") << "a.json"
                                               << "mend it"
                                               << "a.json: broken; mend it";
    QTest::addRow("no place") << ""
                              << "mend it"
                              << "broken; mend it";
    QTest::addRow("no remedy") << "a.json"
                               << ""
                               << "a.json: broken";
    QTest::addRow("the failure alone") << ""
                                       << ""
                                       << "broken";
}

void TestError::describes()
{
    QFETCH(QString, where);
    QFETCH(QString, remedy);
    QFETCH(QString, expected);
    const Error error{
        .what = "broken", .where = where.toStdString(), .remedy = remedy.toStdString()};
    QCOMPARE(test::text(describe(error)), expected);
}

void TestError::seenFromFurtherOut()
{
    const Error inner{.what = "is missing", .where = "plans[0].id", .remedy = {}};
    QCOMPARE(test::text(describe(within("a.json", inner))),
        QStringLiteral("a.json, plans[0].id: is missing"));
    const Error placeless{.what = "is empty", .where = {}, .remedy = {}};
    QCOMPARE(test::text(describe(within("a.json", placeless))), QStringLiteral("a.json: is empty"));
}

void TestError::quotes_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray longest(40, 'x');
    const QByteArray shorter(39, 'x');
    const auto row = [](const char* name, const QByteArray& input, const QByteArray& expected) {
        QTest::addRow("%s", name) << input << expected;
    };
    row("as it stands", "gold", "'gold'");
    row("nothing", "", "''");
    row("40 bytes are shown whole", longest, '\'' + longest + '\'');
    row("the 41st is cut", longest + 'y', '\'' + longest + "...'");
    row("a letter is never cut in two", shorter + "\xC3\xA9", '\'' + shorter + "...'");
    row("a line break stays on the line", "a\nb", "'a?b'");
    row("no escape reaches the terminal", "\x1b[31m\x7f", "'?[31m?'");
    row("other alphabets", "\xC3\xA9t\xC3\xA9", "'\xC3\xA9t\xC3\xA9'");
}

void TestError::quotes()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(inQuotes(input.toStdString())), expected);
}

TOLLGATE_TEST(TestError)
#include "tst_error.moc"
