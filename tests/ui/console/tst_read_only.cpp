#include "common/english_plurals.h"
#include "connected.h"
#include "console.h"
#include "shell/main_window.h"
#include "shell/navigation.h"
#include "support/print.h"
#include "support/recording_relay.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"
#include "support/temporary_files.h"
#include "window_pages.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QTimer>

using namespace tollgate;

// One write gate: whatever somebody does in a console that only reads, nothing but questions
// reaches the gateway.
class TestReadOnly : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsWritten_data();
    void nothingIsWritten();

private:
    common::EnglishPlurals m_plurals;
};

namespace {

constexpr int kPatience = 100'000;

// Calls off every dialog as it comes: what it would ask for is not what this is about.
class NoDialogs : public QObject {
public:
    NoDialogs()
    {
        connect(&m_timer, &QTimer::timeout, this, [] {
            if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
                dialog->reject();
        });
        m_timer.start(0);
    }

private:
    QTimer m_timer;
};

// What ends the program or goes to another gateway; all else is tried.
bool leads(const QString& words)
{
    QString plain = words;
    plain.remove(u'&');
    return plain == u"Quit" || plain.startsWith(u"Explore the sample");
}

int triggerActions(QWidget& window)
{
    int count = 0;
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->isEnabled() && !action->menu() && !action->isSeparator()
            && !leads(action->text())) {
            action->trigger();
            ++count;
        }
    }
    QCoreApplication::processEvents();
    return count;
}

int clickButtons(QWidget& window)
{
    int count = 0;
    // A click may take others away.
    QList<QPointer<QAbstractButton>> buttons;
    for (auto* button : window.findChildren<QAbstractButton*>())
        buttons << button;
    for (const auto& button : buttons) {
        if (button && button->isVisible() && button->isEnabled() && !leads(button->text())) {
            button->click();
            ++count;
            QCoreApplication::processEvents();
        }
    }
    return count;
}

} // namespace

void TestReadOnly::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestReadOnly::nothingIsWritten_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addRow("on a development gateway") << "dev";
    QTest::addRow("on production") << "production";
}

void TestReadOnly::nothingIsWritten()
{
    QFETCH(QString, environment);
    test::RunningGateway gateway(environment.toStdString());
    const std::string key = gateway.addConsumer("acme", "free");
    gateway.request(key, 70);
    test::RecordingRelay relay(QString::fromStdString(gateway.adminAddress()));
    const test::TemporaryFiles files;
    shell::Appearance appearance;
    console::ConsoleOptions options{
        .readOnly = true, .configDirectory = QString::fromStdString(files.path("config"))};
    options.gateway = QUrl(relay.address());
    options.token = gateway.token();
    console::Console console(options, appearance);
    const NoDialogs noDialogs;
    console.start();
    QVERIFY(QTest::qWaitFor(
        [&] { return console.plans().state().exactness == pages::Exactness::Exact; }, kPatience));
    // A draft, so that there would be something to apply.
    console.plans().setLimit(7);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return console.plans().state().hasDraft()
                && console.plans().state().exactness == pages::Exactness::Exact;
        },
        kPatience));
    const QStringList pages{QStringLiteral("overview"), QStringLiteral("plans"),
        QStringLiteral("changes"), QStringLiteral("connections")};
    int tried = 0;
    for (const QString& page : pages) {
        console.window().showPage(page);
        QCOMPARE(console.window().currentPage(), page);
        tried += clickButtons(console.window());
        console.window().showPage(page);
        tried += triggerActions(console.window());
    }
    // Past the pages: what a command does by itself.
    console.connected()->review.reviewDraft();
    console.connected()->changes.apply("tollgate");
    console.connected()->overview.invalidate("tollgate");
    const auto asked = relay.asked().size();
    QVERIFY(QTest::qWaitFor([&] { return relay.asked().size() > asked + 2; }, kPatience));
    QVERIFY2(tried > 30, qPrintable(QString::number(tried)));
    for (const QString& request : relay.asked())
        QVERIFY2(request.startsWith(u"GET "), qPrintable(request));
}

TOLLGATE_TEST(TestReadOnly)
#include "tst_read_only.moc"
