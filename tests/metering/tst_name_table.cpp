#include "metering/name_table.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using tollgate::metering::NameTable;

class TestNameTable : public QObject {
    Q_OBJECT

private slots:
    void isEmptyAtFirst();
    void numbersInOrderOfFirstSight();
    void takesAnyName_data();
    void takesAnyName();
    void keepsNamesWhereTheyAre();
    void findsEveryNameAgain_data();
    void findsEveryNameAgain();
    void copiesStandOnTheirOwn();
};

void TestNameTable::isEmptyAtFirst() { QCOMPARE(NameTable().size(), 0U); }

void TestNameTable::numbersInOrderOfFirstSight()
{
    NameTable names;
    QCOMPARE(names.numberOf("b"), 0U);
    QCOMPARE(names.numberOf("a"), 1U);
    QCOMPARE(names.numberOf("b"), 0U);
    QCOMPARE(names.size(), 2U);
    QCOMPARE(test::text(names.name(1)), QStringLiteral("a"));
}

void TestNameTable::takesAnyName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addRow("empty") << QByteArray("");
    QTest::addRow("a zero byte") << QByteArray("a\0b", 3);
    QTest::addRow("bytes that are not UTF-8") << QByteArray("\xFF\xFE");
    QTest::addRow("a megabyte") << QByteArray(1 << 20, 'x');
}

void TestNameTable::takesAnyName()
{
    QFETCH(QByteArray, name);
    const std::string asText = name.toStdString();
    NameTable names;
    QCOMPARE(names.numberOf("a"), 0U);
    QCOMPARE(names.numberOf(asText), 1U);
    QCOMPARE(names.numberOf(asText), 1U);
    QVERIFY(names.name(1) == asText);
}

void TestNameTable::keepsNamesWhereTheyAre()
{
    NameTable names;
    names.numberOf("first");
    const std::string_view first = names.name(0);
    for (int i = 0; i < 10'000; ++i)
        names.numberOf(std::to_string(i));
    QCOMPARE(names.name(0).data(), first.data());
    QCOMPARE(test::text(first), QStringLiteral("first"));
}

void TestNameTable::findsEveryNameAgain_data()
{
    QTest::addColumn<int>("count");
    // The table grows when it is half full: from 64 slots at the 33rd name, and so on.
    for (const int count : {1, 31, 32, 33, 63, 64, 65, 100'000})
        QTest::addRow("%d names", count) << count;
}

void TestNameTable::findsEveryNameAgain()
{
    QFETCH(int, count);
    NameTable names;
    for (int i = 0; i < count; ++i)
        QCOMPARE(names.numberOf("consumer " + std::to_string(i)), std::uint32_t(i));
    for (int i = 0; i < count; ++i)
        QCOMPARE(names.numberOf("consumer " + std::to_string(i)), std::uint32_t(i));
    QCOMPARE(names.size(), std::uint32_t(count));
}

void TestNameTable::copiesStandOnTheirOwn()
{
    NameTable names;
    names.numberOf("a");
    NameTable copy = names;
    QCOMPARE(copy.numberOf("b"), 1U);
    QCOMPARE(names.size(), 1U);
    QCOMPARE(names.numberOf("c"), 1U);
    QCOMPARE(test::text(copy.name(1)), QStringLiteral("b"));
}

TOLLGATE_TEST(TestNameTable)
#include "tst_name_table.moc"
