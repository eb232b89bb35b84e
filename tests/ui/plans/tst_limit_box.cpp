#include "plans/limit_box.h"

#include "support/room_tests.h"
#include "support/widgets.h"

#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>

#include <limits>

using namespace tollgate;
using pages::LimitBox;

using Limit = std::optional<std::int64_t>;

class TestLimitBox : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanupTestCase() { QLocale::setDefault(m_before); }
    void showsLimits_data();
    void showsLimits();
    void takesWhatIsTyped_data();
    void takesWhatIsTyped();
    void keysOfOtherSignsDoNothing_data();
    void keysOfOtherSignsDoNothing();
    void rubbishIsPutBack();
    void groupsAsTheLanguageDoes_data();
    void groupsAsTheLanguageDoes();
    void stepsAreRound_data();
    void stepsAreRound();
    void stepsStartFromWhatIsTyped();
    void stopsAtTheMaximum();
    void noNumberNoStep();
    void whatIsTypedIsLeftAlone();
    void saysAValueOnce();

private:
    QLocale m_before;
};

namespace {

constexpr std::int64_t kTop = std::numeric_limits<std::int64_t>::max();
constexpr qint64 kUnlimitedCase = -1; // in tables: no limit

struct Box {
    LimitBox box;
    QLineEdit& edit{*box.findChild<QLineEdit*>()};
    QSignalSpy entered{&box, &LimitBox::limitEntered};

    void type(const QString& text)
    {
        edit.selectAll();
        QTest::keyClicks(&edit, text);
    }
    void enter() { QTest::keyClick(&edit, Qt::Key_Return); }
};

Limit limitOf(qint64 value) { return value == kUnlimitedCase ? Limit() : Limit(value); }

} // namespace

void TestLimitBox::init()
{
    test::failOnAnyWarning();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestLimitBox::showsLimits_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing passes") << qint64(0) << QStringLiteral("0");
    QTest::addRow("grouped") << qint64(50'000) << QStringLiteral("50,000");
    QTest::addRow("more than a double holds")
        << qint64(9'007'199'254'740'993) << QStringLiteral("9,007,199,254,740,993");
    QTest::addRow("the top of int64")
        << qint64(kTop) << QStringLiteral("9,223,372,036,854,775,807");
    QTest::addRow("no limit") << kUnlimitedCase << QStringLiteral("unlimited");
}

void TestLimitBox::showsLimits()
{
    QFETCH(qint64, limit);
    QFETCH(QString, text);
    Box box;
    box.box.setLimit(7);
    box.box.setLimit(limitOf(limit));
    QCOMPARE(box.edit.text(), text);
    QCOMPARE(box.box.limit(), limitOf(limit));
    QCOMPARE(box.entered.size(), 0); // told, not asked
}

void TestLimitBox::takesWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("limit");
    QTest::addRow("a number") << QStringLiteral("1234") << qint64(1234);
    QTest::addRow("grouped") << QStringLiteral("1,234") << qint64(1234);
    QTest::addRow("with blanks") << QStringLiteral(" 1 234 ") << qint64(1234);
    QTest::addRow("nought") << QStringLiteral("0") << qint64(0);
    QTest::addRow("noughts before it") << QStringLiteral("007") << qint64(7);
    QTest::addRow("the top of int64") << QString::number(kTop) << qint64(kTop);
    QTest::addRow("the word") << QStringLiteral("unlimited") << kUnlimitedCase;
    QTest::addRow("the word, loudly") << QStringLiteral("UNLIMITED") << kUnlimitedCase;
}

void TestLimitBox::takesWhatIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(qint64, limit);
    Box box;
    box.box.setLimit(99);
    box.type(typed);
    QCOMPARE(box.entered.size(), 0); // not before it is finished
    box.enter();
    QCOMPARE(box.entered.size(), 1);
    QCOMPARE(box.entered[0][0].value<Limit>(), limitOf(limit));
    QCOMPARE(box.box.limit(), limitOf(limit));
}

void TestLimitBox::keysOfOtherSignsDoNothing_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stays");
    QTest::addRow("a sign") << QStringLiteral("-5") << QStringLiteral("5");
    QTest::addRow("a fraction") << QStringLiteral("1.5") << QStringLiteral("15");
    QTest::addRow("letters that are no word") << QStringLiteral("3x") << QStringLiteral("3");
    QTest::addRow("a digit too many") << QString::number(kTop) + u'0' << QString::number(kTop);
    QTest::addRow("one above the top")
        << QStringLiteral("9223372036854775808") << QStringLiteral("922337203685477580");
}

void TestLimitBox::keysOfOtherSignsDoNothing()
{
    QFETCH(QString, typed);
    QFETCH(QString, stays);
    Box box;
    box.type(typed);
    QCOMPARE(box.edit.text(), stays);
}

void TestLimitBox::rubbishIsPutBack()
{
    Box box;
    box.box.setLimit(50'000);
    box.type(QStringLiteral("unlim")); // the beginning of a word is no limit yet
    box.enter();
    QCOMPARE(box.edit.text(), QStringLiteral("50,000"));
    QCOMPARE(box.entered.size(), 0);
}

void TestLimitBox::groupsAsTheLanguageDoes_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("typed");
    QTest::addRow("German: a point groups")
        << QLocale(QLocale::German) << QStringLiteral("50.000") << QStringLiteral("40.000");
    QTest::addRow("German: a comma is a fraction, of which there is none")
        << QLocale(QLocale::German) << QStringLiteral("50.000") << QStringLiteral("40000,");
    QTest::addRow("French: narrow blanks")
        << QLocale(QLocale::French) << QString::fromUtf8("50\u202f000") << QStringLiteral("40 000");
}

void TestLimitBox::groupsAsTheLanguageDoes()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, shown);
    QFETCH(QString, typed);
    QLocale::setDefault(locale);
    Box box;
    box.box.setLimit(50'000);
    QCOMPARE(box.edit.text(), shown);
    box.type(typed);
    box.enter();
    QCOMPARE(box.box.limit(), Limit(40'000));
}

void TestLimitBox::stepsAreRound_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<int>("steps");
    QTest::addColumn<qint64>("to");
    QTest::addRow("up from nought") << qint64(0) << 1 << qint64(1);
    QTest::addRow("down to nought") << qint64(1) << -1 << qint64(0);
    QTest::addRow("not below nought") << qint64(1) << -5 << qint64(0);
    QTest::addRow("up to the next round one") << qint64(41'234) << 1 << qint64(50'000);
    QTest::addRow("down to the last round one") << qint64(41'234) << -1 << qint64(40'000);
    QTest::addRow("a page of ten") << qint64(100'000) << 10 << qint64(1'000'000);
}

void TestLimitBox::stepsAreRound()
{
    QFETCH(qint64, from);
    QFETCH(int, steps);
    QFETCH(qint64, to);
    Box box;
    box.box.setLimit(from);
    box.box.stepBy(steps);
    QCOMPARE(box.box.limit(), Limit(to));
    QCOMPARE(box.entered.size(), 1);
}

void TestLimitBox::stepsStartFromWhatIsTyped()
{
    Box box;
    box.box.setLimit(7);
    box.type(QStringLiteral("300"));
    QTest::keyClick(&box.edit, Qt::Key_Up);
    QCOMPARE(box.box.limit(), Limit(400));
}

void TestLimitBox::stopsAtTheMaximum()
{
    Box box;
    box.box.setMaximum(450);
    box.type(QStringLiteral("451"));
    QCOMPARE(box.edit.text(), QStringLiteral("45"));
    box.type(QStringLiteral("450"));
    box.enter();
    QCOMPARE(box.box.limit(), Limit(450));
    box.box.setLimit(400);
    QTest::keyClick(&box.edit, Qt::Key_Up); // 500 would be next
    QCOMPARE(box.box.limit(), Limit(450));
    QTest::keyClick(&box.edit, Qt::Key_Up);
    QCOMPARE(box.box.limit(), Limit(450));
}

void TestLimitBox::noNumberNoStep()
{
    Box box;
    box.box.setLimit(std::nullopt);
    QTest::keyClick(&box.edit, Qt::Key_Up);
    QTest::keyClick(&box.edit, Qt::Key_Down);
    box.box.stepBy(1);
    QCOMPARE(box.box.limit(), Limit());
    QCOMPARE(box.entered.size(), 0);
}

void TestLimitBox::whatIsTypedIsLeftAlone()
{
    Box box;
    box.box.setLimit(50'000);
    box.type(QStringLiteral("4"));
    box.box.setLimit(50'000); // the page is shown again, with what it showed
    QCOMPARE(box.edit.text(), QStringLiteral("4"));
    box.box.setLimit(60'000); // a drag knows better
    QCOMPARE(box.edit.text(), QStringLiteral("60,000"));
}

void TestLimitBox::saysAValueOnce()
{
    Box box;
    box.box.setLimit(5);
    box.type(QStringLiteral("6"));
    box.enter();
    box.enter();
    QCOMPARE(box.entered.size(), 1);
    box.type(QStringLiteral("6,"));
    box.enter();
    QCOMPARE(box.entered.size(), 1);
    QCOMPARE(box.edit.text(), QStringLiteral("6"));
}

TOLLGATE_TEST(TestLimitBox)
#include "tst_limit_box.moc"
