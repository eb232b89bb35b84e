#include "plans/plans_page.h"

#include "charts/limit_chart.h"
#include "common/english_plurals.h"
#include "common/state_view.h"
#include "plans/affected_card.h"
#include "plans/affected_table_model.h"
#include "plans/consumer_card.h"
#include "plans/limit_box.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/plans/shown_page.h"

#include <QAbstractButton>
#include <QLocale>
#include <QSignalSpy>

using namespace tollgate;
using pages::Face;

// The faces of the page.
class TestPlansPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void emptyAsksForUsage();
    void loadingCanBeCancelled();
    void failuresHaveANextStep_data();
    void failuresHaveANextStep();
    void aFailureBesideWhatIsOpen();
    void oddStudiesAreDesigned_data();
    void oddStudiesAreDesigned();
    void everythingHasAName();
    void whatIsClosedStaysClosed();

private:
    common::EnglishPlurals m_plurals;
};

void TestPlansPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestPlansPage::emptyAsksForUsage()
{
    test::ShownPage shown;
    QVERIFY(shown.says(QStringLiteral("No usage is open")));
    const QSignalSpy asked(&shown.page, &pages::PlansPage::openRequested);
    shown.click(QStringLiteral("Open usage…"));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
}

void TestPlansPage::loadingCanBeCancelled()
{
    test::ShownPage shown;
    auto* view = shown.page.findChild<common::StateView*>();
    shown.lab.vm.open({.sample = true});
    QCOMPARE(view->face(),
        (common::Face(common::Loading{.step = u"Opening the sample"_qs, .verb = u"Cancel"_qs})));
    QVERIFY(QMetaObject::invokeMethod(view, "verbTriggered")); // the button is there after 2 s
    QVERIFY(shown.lab.waitFor(Face::Empty));
    QVERIFY(shown.says(QStringLiteral("No usage is open")));
}

void TestPlansPage::failuresHaveANextStep_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content"); // null: the file is missing
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("verb");
    QTest::addRow("a file that is not there")
        << QStringLiteral("absent.csv") << QByteArray() << QStringLiteral("absent.csv")
        << QStringLiteral("Try again");
    QTest::addRow("a file of something else")
        << QStringLiteral("letter.txt") << QByteArray("Dear Sir\n") << QStringLiteral("letter.txt")
        << QStringLiteral("Open another file…");
    QTest::addRow("a file that is cut off")
        << QStringLiteral("usage.csv.gz") << test::gzip(test::manyConsumersCsv(400, 50)).chopped(99)
        << QStringLiteral("cut off") << QStringLiteral("Open what is there");
}

void TestPlansPage::failuresHaveANextStep()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    QFETCH(QString, verb);
    test::ShownPage shown;
    const std::string file = name.toStdString();
    if (!content.isNull())
        shown.lab.files.write(file, content);
    shown.lab.vm.open({.usage = shown.lab.files.path(file)});
    QVERIFY(shown.lab.waitFor(Face::Failed));
    QVERIFY2(shown.says(says), qPrintable(shown.words()));
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
    const QSignalSpy asked(&shown.page, &pages::PlansPage::openRequested);
    shown.click(verb);
    QCOMPARE(asked.size(), shown.lab.state().face == Face::Loading ? 0 : 1);
}

void TestPlansPage::aFailureBesideWhatIsOpen()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    shown.lab.vm.open({.usage = shown.lab.files.path("absent.csv")});
    QVERIFY(shown.lab.waitFor(Face::Ready));
    QVERIFY2(shown.says(QStringLiteral("absent.csv")), qPrintable(shown.words()));
    QVERIFY(shown.chart().isVisible()); // what was open is still there
    shown.lab.files.write("absent.csv", test::usageCsv({{"eve", 3}}));
    shown.click(QStringLiteral("Try again"));
    QVERIFY(shown.lab.waitUntilExact());
    QVERIFY(!shown.says(QStringLiteral("absent.csv")));
    QCOMPARE(shown.lab.state().study->title, std::string("absent.csv"));
}

void TestPlansPage::oddStudiesAreDesigned_data()
{
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<QString>("plans");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("rows");
    const QString refuses = QStringLiteral("pro 50 requests refuse\nempty 5 requests refuse");
    QTest::addRow("one consumer") << test::usageCsv({{"ada", 60}}) << refuses
                                  << QStringLiteral("1 consumer") << 1;
    QTest::addRow("one request") << test::usageCsv({{"ada", 1}}) << refuses
                                 << QStringLiteral("Nobody is affected") << 0;
    QTest::addRow("all alike") << test::usageCsv({{"ada", 60}, {"bob", 60}, {"cyd", 60}}) << refuses
                               << QStringLiteral("3 consumers") << 3;
    QTest::addRow("nobody beyond anything") << test::usageCsv({{"ada", 10}, {"bob", 20}}) << refuses
                                            << QStringLiteral("Nobody is affected") << 0;
    QTest::addRow("no limits at all")
        << test::usageCsv({{"ada", 10}}) << QStringLiteral("pro\nempty 5 requests refuse")
        << QStringLiteral("Nobody is affected") << 0;
    QTest::addRow("more than a double holds")
        << QByteArray("consumer,time,bytes\n"
                      "ada,2018-10-01T00:00:00Z,9007199254740993\n"
                      "bob,2018-10-01T00:00:00Z,9223372036854775806\n")
               .replace("9223372036854775806", "9214364837600034814")
        << QStringLiteral("pro 9007199254740992 bytes_out refuse\nempty 5 requests refuse")
        << QStringLiteral("2 consumers") << 2;
}

void TestPlansPage::oddStudiesAreDesigned()
{
    QFETCH(QByteArray, usage);
    QFETCH(QString, plans);
    QFETCH(QString, says);
    QFETCH(int, rows);
    const QByteArray planWords = plans.toLatin1();
    test::ShownPage shown;
    QVERIFY(shown.lab.open({.usage = usage, .plans = planWords.constData()}));
    QVERIFY2(shown.says(says), qPrintable(shown.words()));
    QCOMPARE(shown.page.affected().model().rowCount(), rows);
    // The handle goes from end to end, and whatever it does is drawn.
    for (const auto key : {Qt::Key_End, Qt::Key_Home, Qt::Key_PageUp, Qt::Key_Right}) {
        QTest::keyClick(&shown.chart(), key);
        QVERIFY(shown.lab.waitUntilExact());
        QVERIFY(!shown.page.grab().isNull());
    }
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
    shown.lab.vm.choosePlan(1);
    QVERIFY(shown.lab.waitUntilExact());
    QVERIFY(shown.says(QStringLiteral("Nobody is on empty yet")));
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
}

void TestPlansPage::everythingHasAName()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    shown.lab.vm.openConsumer(3);
    shown.lab.vm.filterByLine(pages::LedgerLine::Overage);
    shown.lab.vm.setLimit(80);
    QVERIFY(shown.lab.waitUntilExact());
    QVERIFY(shown.page.findChild<pages::ConsumerCard*>()->isVisible());
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
    QCOMPARE(shown.box().accessibleName(), QStringLiteral("Quota per month"));
    QCOMPARE(shown.chart().accessibleName(), QStringLiteral("Requests per month and consumer"));
}

void TestPlansPage::whatIsClosedStaysClosed()
{
    test::ShownPage shown;
    auto files = test::fourConsumers();
    files.usage += "eve,yesterday\n";
    QVERIFY(shown.lab.open(files));
    QVERIFY(shown.says(QStringLiteral("1 line could not be read")));
    for (auto* button : shown.page.findChildren<QAbstractButton*>()) {
        if (button->accessibleName() == u"Close message")
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(!shown.says(QStringLiteral("1 line could not be read")));
    shown.lab.vm.setLimit(80);
    QVERIFY(shown.lab.waitUntilExact());
    QVERIFY(!shown.says(QStringLiteral("1 line could not be read")));
}

TOLLGATE_TEST(TestPlansPage)
#include "tst_plans_page.moc"
