#include "common/english_plurals.h"
#include "console.h"
#include "map_dialog.h"
#include "plans/plans_page.h"
#include "shell/main_window.h"
#include "shell/toast.h"
#include "support/dialog_answer.h"
#include "support/room_tests.h"
#include "support/temporary_files.h"
#include "support/usage_csv.h"
#include "support/widgets.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>

using namespace tollgate;
using pages::Exactness;
using pages::Face;

// How files get into the console, and what it says of those that do not.
class TestOpening : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void beginsEmpty();
    void aDroppedLogOpens();
    void aDroppedCsvAsksForItsColumns();
    void aMapThatIsCalledOffOpensNothing();
    void aDraftLiesOverWhatOpens();
    void aBadDraftIsSaid();
    void aDraftWithoutUsageIsSaid();
    void nothingToSaveIsSaid();

private:
    common::EnglishPlurals m_plurals;
};

namespace {

const QByteArray kLine
    = "10.0.0.1 - - [17/Apr/2018:06:25:06 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"x\"\n";

struct Desk {
    test::TemporaryFiles files;
    shell::Appearance appearance;
    console::Console console;

    explicit Desk(console::ConsoleOptions options = {})
        : console(inFolder(std::move(options)), appearance)
    {
        console.start();
    }

    console::ConsoleOptions inFolder(console::ConsoleOptions options) const
    {
        options.configDirectory = QString::fromStdString(files.path("config"));
        return options;
    }

    const pages::PlansState& state() { return console.plans().state(); }

    bool waitUntilExact()
    {
        return QTest::qWaitFor(
            [this] { return state().face == Face::Ready && state().exactness == Exactness::Exact; },
            60'000);
    }

    bool drop(const std::filesystem::path& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file))});
        QWidget& window = console.window();
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &enter);
        QDropEvent dropped(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &dropped);
        QCoreApplication::processEvents(); // it is opened after the drop, not within it
        return enter.isAccepted();
    }

    bool trigger(const QString& text)
    {
        for (QAction* action : console.window().findChildren<QAction*>()) {
            if (action->text().remove(u'&') == text && action->isEnabled()) {
                action->trigger();
                return true;
            }
        }
        return false;
    }

    bool toastSays(const QString& words)
    {
        for (const auto* label : console.window().toast().findChildren<QLabel*>()) {
            if (label->text().contains(words))
                return console.window().toast().isVisible();
        }
        return false;
    }
};

} // namespace

void TestOpening::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestOpening::beginsEmpty()
{
    Desk desk;
    QCOMPARE(desk.state().face, Face::Empty);
    QCOMPARE(test::namelessWidgets(desk.console.window()), QStringList());
}

void TestOpening::aDroppedLogOpens()
{
    Desk desk;
    QVERIFY(desk.drop(desk.files.write("access.log", kLine)));
    QVERIFY(desk.waitUntilExact());
    QCOMPARE(desk.state().study->title, std::string("access.log"));
    QCOMPARE(test::namelessWidgets(desk.console.window()), QStringList());
}

void TestOpening::aDroppedCsvAsksForItsColumns()
{
    Desk desk;
    QString proposed;
    const test::DialogAnswer answer([&](QDialog& dialog) {
        proposed = static_cast<console::MapDialog&>(dialog).map();
        dialog.accept();
    });
    desk.drop(desk.files.write("usage.csv", test::usageCsv({{"ada", 3}})));
    QVERIFY(answer.isGiven());
    QCOMPARE(proposed, QStringLiteral("time=time,consumer=consumer"));
    QVERIFY(desk.waitUntilExact());
    QCOMPARE(desk.state().study->usage.eventCount(), std::size_t(3));
}

void TestOpening::aMapThatIsCalledOffOpensNothing()
{
    Desk desk;
    const test::DialogAnswer answer([](QDialog& dialog) { dialog.reject(); });
    desk.drop(desk.files.write("usage.csv", test::usageCsv({{"ada", 3}})));
    QVERIFY(answer.isGiven());
    QCOMPARE(desk.state().face, Face::Empty);
}

void TestOpening::aDraftLiesOverWhatOpens()
{
    const test::TemporaryFiles files;
    const auto draft
        = files.write("draft.json", R"({"plans":[{"id":"free","quotas":[{"included":5}]}]})");
    Desk desk({.study = workspace::StudySource{.usage = files.write("access.log", kLine)},
        .draft = draft.string()});
    QVERIFY(desk.waitUntilExact());
    QCOMPARE(desk.state().limitDraft(), std::optional<std::int64_t>(5));
    QVERIFY(desk.state().canUndo);
}

void TestOpening::aBadDraftIsSaid()
{
    const test::TemporaryFiles files;
    Desk desk({.study = workspace::StudySource{.usage = files.write("access.log", kLine)},
        .draft = files.path("absent.json").string()});
    QVERIFY(desk.waitUntilExact());
    QVERIFY(desk.toastSays(QStringLiteral("absent.json")));
    QVERIFY(!desk.state().hasDraft());
}

void TestOpening::aDraftWithoutUsageIsSaid()
{
    Desk desk;
    const QString draft
        = QString::fromStdString(desk.files.write("draft.json", R"({"plans":[{"id":"free"}]})"));
    const test::DialogAnswer answer([&](QDialog& dialog) { test::chooseFile(dialog, draft); });
    QVERIFY(desk.trigger(QStringLiteral("Open draft…")));
    QVERIFY(answer.isGiven());
    QVERIFY(desk.toastSays(QStringLiteral("no usage is open")));
    QCOMPARE(desk.state().face, Face::Empty);
}

void TestOpening::nothingToSaveIsSaid()
{
    Desk desk;
    const QString draft = QString::fromStdString(desk.files.path("draft.json"));
    const test::DialogAnswer answer([&](QDialog& dialog) { test::chooseFile(dialog, draft); });
    QVERIFY(desk.trigger(QStringLiteral("Save draft…")));
    QVERIFY(answer.isGiven());
    QVERIFY(desk.toastSays(QStringLiteral("there is no draft")));
}

TOLLGATE_TEST(TestOpening)
#include "tst_opening.moc"
