#include "base/whole_number.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <limits>

using namespace tollgate;

namespace {

constexpr auto kTop = std::numeric_limits<std::int64_t>::max();
constexpr auto kBottom = std::numeric_limits<std::int64_t>::min();

} // namespace

class TestWholeNumber : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void sums_data();
    void sums();
    void differences_data();
    void differences();
};

void TestWholeNumber::reads_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::addRow("zero") << QByteArray("0") << "0";
    QTest::addRow("leading zeros") << QByteArray("007") << "7";
    QTest::addRow("the top of int64") << QByteArray("9223372036854775807") << "9223372036854775807";
    QTest::addRow("one above the top") << QByteArray("9223372036854775808") << "nothing";
    for (const char* input : {"", "-", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x10", "one"})
        QTest::addRow("no whole number: '%s'", input) << QByteArray(input) << "nothing";
}

void TestWholeNumber::reads()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    const auto value = parseWholeNumber(input.toStdString());
    QCOMPARE(value ? QString::number(*value) : QStringLiteral("nothing"), expected);
}

void TestWholeNumber::sums_data()
{
    QTest::addColumn<qint64>("a");
    QTest::addColumn<qint64>("b");
    QTest::addColumn<qint64>("expected");
    QTest::addRow("an ordinary sum") << qint64(2) << qint64(-3) << qint64(-1);
    QTest::addRow("up to the top") << qint64(kTop - 1) << qint64(1) << qint64(kTop);
    QTest::addRow("stops at the top") << qint64(kTop) << qint64(1) << qint64(kTop);
    QTest::addRow("down to the bottom") << qint64(kBottom + 1) << qint64(-1) << qint64(kBottom);
    QTest::addRow("stops at the bottom") << qint64(kBottom) << qint64(-1) << qint64(kBottom);
    QTest::addRow("both ends cancel") << qint64(kTop) << qint64(kBottom) << qint64(-1);
}

void TestWholeNumber::sums()
{
    QFETCH(qint64, a);
    QFETCH(qint64, b);
    QFETCH(qint64, expected);
    QCOMPARE(qint64(saturatingAdd(a, b)), expected);
    QCOMPARE(qint64(saturatingAdd(b, a)), expected);
}

void TestWholeNumber::differences_data()
{
    QTest::addColumn<qint64>("a");
    QTest::addColumn<qint64>("b");
    QTest::addColumn<qint64>("expected");
    QTest::addRow("an ordinary difference") << qint64(2) << qint64(3) << qint64(-1);
    QTest::addRow("down to the bottom") << qint64(kBottom + 1) << qint64(1) << qint64(kBottom);
    QTest::addRow("stops at the bottom") << qint64(kBottom) << qint64(1) << qint64(kBottom);
    QTest::addRow("less the bottom is the top") << qint64(0) << qint64(kBottom) << qint64(kTop);
    QTest::addRow("the bottom less itself") << qint64(kBottom) << qint64(kBottom) << qint64(0);
}

void TestWholeNumber::differences()
{
    QFETCH(qint64, a);
    QFETCH(qint64, b);
    QFETCH(qint64, expected);
    QCOMPARE(qint64(saturatingSubtract(a, b)), expected);
}

TOLLGATE_TEST(TestWholeNumber)
#include "tst_whole_number.moc"
