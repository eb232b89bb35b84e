#include "shell/palette_model.h"

#include "shell/command_delegate.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QAbstractItemModelTester>

using namespace tollgate;
using namespace tollgate::shell;

// The order of what was found, and how a list shows it.
class TestPaletteHits : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void order_data();
    void order();
    void modelSaysWhatIsDrawn();
    void modelChangesAsAWhole();
    void keys_data();
    void keys();
};

namespace {

PaletteHit hit(const QString& title, const QString& kind = u"Page"_qs, const QString& note = {})
{
    return {.id = title, .title = title, .kind = kind, .note = note, .run = [] {}};
}

std::vector<PaletteHit> someHits()
{
    return {hit(u"Overview"_qs), hit(u"Plans"_qs), hit(u"Copy plan…"_qs, u"Plan"_qs),
        hit(u"Dark"_qs, u"View › Appearance"_qs), hit(u"Pro"_qs, u"Plan"_qs, u"412 consumers"_qs),
        hit(u"Parcelo"_qs, u"Consumer"_qs, u"cust_8f3a2b"_qs)};
}

} // namespace

void TestPaletteHits::order_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("titles");
    const auto row = [](const char* claim, const char* query, const QString& titles) {
        QTest::addRow("%s", claim) << QString::fromLatin1(query) << titles;
    };
    row("no query: as the sources give them", "",
        u"Overview, Plans, Copy plan…, Dark, Pro, Parcelo"_qs);
    row("prefix, then word, then what it is", "plan", u"Plans, Copy plan…, Pro"_qs);
    row("equals as the sources give them", "p", u"Pro, Plans, Parcelo, Copy plan…, Overview"_qs);
    row("by where it is from", "appearance", u"Dark"_qs);
    row("by title and kind together", "plan pro", u"Pro"_qs);
    row("by id", "8f3", u"Parcelo"_qs);
    row("by first letters over all of it", "pcust", u"Parcelo"_qs);
    row("not within the words of kind and note", "pear", u""_qs);
    row("nothing", "xyz", u""_qs);
}

void TestPaletteHits::order()
{
    QFETCH(QString, query);
    QStringList titles;
    for (const RankedHit& each : ranked(someHits(), query))
        titles << each.hit.title;
    QTEST(titles.join(u", "_qs), "titles");
}

void TestPaletteHits::modelSaysWhatIsDrawn()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    PaletteHit plans = hit(u"Plans"_qs);
    plans.shortcut = u"Ctrl+3"_qs;
    model.setHits(ranked({plans, hit(u"Pro"_qs, u"Plan"_qs, u"412 consumers"_qs)}, u"plan"_qs));
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex first = model.index(0, 0);
    QCOMPARE(first.data().toString(), u"Plans"_qs);
    QCOMPARE(first.data(DetailRole).toString(), u"Page"_qs);
    QCOMPARE(first.data(KeysRole).toStringList(), QStringList(u"Ctrl+3"_qs));
    QCOMPARE(first.data(LettersRole).value<QList<int>>(), (QList<int>{0, 1, 2, 3}));
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), u"Plans, Page, Ctrl+3"_qs);
    const QModelIndex second = model.index(1, 0);
    QCOMPARE(second.data(DetailRole).toString(), u"Plan · 412 consumers"_qs);
    QVERIFY(second.data(KeysRole).toStringList().isEmpty());
    QVERIFY(second.data(LettersRole).value<QList<int>>().isEmpty()); // found in its kind
}

void TestPaletteHits::modelChangesAsAWhole()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    for (const char16_t* query : {u"", u"plan", u"nothing", u"p"})
        model.setHits(ranked(someHits(), QString::fromUtf16(query)));
    QCOMPARE(model.rowOf(u"Plans"_qs), 1);
    QCOMPARE(model.rowOf(u"Dark"_qs), -1);
    QCOMPARE(model.hit(1).title, u"Plans"_qs);
}

void TestPaletteHits::keys_data()
{
    QTest::addColumn<QString>("shortcut");
    QTest::addColumn<QStringList>("keys");
    QTest::addRow("one") << u"F6"_qs << QStringList{u"F6"_qs};
    QTest::addRow("several") << u"Ctrl+Shift+P"_qs << QStringList{u"Ctrl"_qs, u"Shift"_qs, u"P"_qs};
    QTest::addRow("plus itself") << u"Ctrl++"_qs << QStringList{u"Ctrl"_qs, u"+"_qs};
    QTest::addRow("none") << u""_qs << QStringList();
}

void TestPaletteHits::keys()
{
    QFETCH(QString, shortcut);
    QTEST(keysOf(shortcut), "keys");
}

TOLLGATE_TEST(TestPaletteHits)
#include "tst_palette_hits.moc"
