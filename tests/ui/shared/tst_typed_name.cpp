#include "shared/typed_name.h"

#include "support/room_tests.h"
#include "support/widgets.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace tollgate;
using pages::TypedName;

// The name that is typed before something reaches all of production.
class TestTypedName : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void nothingHasToBeTyped();
    void onlyTheWholeNameCounts_data();
    void onlyTheWholeNameCounts();
    void returnConfirms();
    void clearForgetsWhatWasTyped();
};

void TestTypedName::nothingHasToBeTyped()
{
    TypedName name;
    name.setWanted({});
    QVERIFY(name.isHidden());
    QVERIFY(name.isTyped());
    QCOMPARE(name.typed(), QString());
}

void TestTypedName::onlyTheWholeNameCounts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isTyped");
    QTest::addRow("nothing") << QString() << false;
    QTest::addRow("one letter short") << u"gateway-e"_qs << false;
    QTest::addRow("the name") << u"gateway-eu"_qs << true;
    QTest::addRow("one letter too many") << u"gateway-eu2"_qs << false;
    QTest::addRow("another case") << u"Gateway-EU"_qs << false;
}

void TestTypedName::onlyTheWholeNameCounts()
{
    QFETCH(QString, typed);
    TypedName name;
    name.setWanted(u"gateway-eu"_qs);
    name.show();
    QCOMPARE(test::namelessWidgets(name), QStringList());
    const QSignalSpy edited(&name, &TypedName::edited);
    QTest::keyClicks(name.findChild<QLineEdit*>(), typed);
    QTEST(name.isTyped(), "isTyped");
    QCOMPARE(edited.size(), typed.size());
}

void TestTypedName::returnConfirms()
{
    TypedName name;
    name.setWanted(u"eu"_qs);
    auto* edit = name.findChild<QLineEdit*>();
    const QSignalSpy confirmed(&name, &TypedName::confirmed);
    QTest::keyClicks(edit, u"e"_qs);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(confirmed.size(), 0);
    QTest::keyClicks(edit, u"u"_qs);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(confirmed.size(), 1);
}

void TestTypedName::clearForgetsWhatWasTyped()
{
    TypedName name;
    name.setWanted(u"eu"_qs);
    QTest::keyClicks(name.findChild<QLineEdit*>(), u"eu"_qs);
    name.clear();
    QVERIFY(!name.isTyped());
}

TOLLGATE_TEST(TestTypedName)
#include "tst_typed_name.moc"
