#include "shell/action_bar.h"
#include "shell/command_palette.h"
#include "shell/environment_bar.h"
#include "shell/main_window.h"
#include "shell/navigation.h"
#include "shell/shortcuts_sheet.h"
#include "shell/toast.h"
#include "support/gallery.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/shell/places_window.h"

#include <QAction>
#include <QLineEdit>

using namespace tollgate;
using namespace tollgate::shell;
using test::PlacesWindow;

namespace {

PaletteHit planHit(const QString& name, const QString& consumers)
{
    return {
        .id = u"plan/"_qs + name, .title = name, .kind = u"Plan"_qs, .note = consumers, .run = [] {
        }};
}

PaletteHit consumerHit(const QString& name, const QString& id)
{
    return {
        .id = u"consumer/"_qs + id, .title = name, .kind = u"Consumer"_qs, .note = id, .run = [] {
        }};
}

} // namespace

// Palette and sheet as they look; the pictures go to the gallery.
class TestShellPictures : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void palette_data();
    void palette();
    void sheet_data();
    void sheet();
    void toast();

private:
    static void save(QWidget& widget, const QString& name)
    {
        QVERIFY(test::savePictures(widget, name, QDir(QStringLiteral(TOLLGATE_GALLERY))));
    }

    static void fill(PlacesWindow& places)
    {
        places.window().environmentBar().setEnvironment({.kind = EnvironmentKind::Production,
            .gateway = u"gateway-eu"_qs,
            .status = u"3 of 3 nodes up"_qs,
            .notes = {u"Live · 2 s ago"_qs}});
        places.window().palette().addSource([](const QString&, const PaletteAnswer& answer) {
            answer({planHit(u"Free"_qs, u"free · 1,204 consumers"_qs),
                planHit(u"Pro"_qs, u"pro · 412 consumers"_qs),
                planHit(u"Partner programme"_qs, u"partner · 12 consumers"_qs)});
        });
        places.window().palette().addSource([](const QString&, const PaletteAnswer& answer) {
            answer({consumerHit(u"Parcelo"_qs, u"cust_8f3a2b"_qs),
                consumerHit(u"Nordlicht Maps"_qs, u"cust_11c07d"_qs),
                consumerHit(u"Blau & Söhne Gesellschaft für angewandte Kartographie mbH"_qs,
                    u"cust_blau-und-soehne"_qs)});
        });
    }
};

void TestShellPictures::palette_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("query");
    QTest::addRow("palette") << QSize(1'440, 900) << u""_qs;
    QTest::addRow("palette-plan") << QSize(1'440, 900) << u"pl"_qs;
    QTest::addRow("palette-long") << QSize(1'024, 640) << u"s"_qs;
    QTest::addRow("palette-nothing") << QSize(1'024, 640) << u"xyz"_qs;
}

void TestShellPictures::palette()
{
    QFETCH(QSize, size);
    QFETCH(QString, query);
    PlacesWindow places;
    fill(places);
    places.open(u"tollgate://plans/pro"_qs);
    places.window().resize(size);
    places.window().palette().summon();
    QTest::keyClicks(places.window().palette().findChild<QLineEdit*>(), query);
    save(places.window(), QString::fromLatin1(QTest::currentDataTag()));
}

void TestShellPictures::sheet_data()
{
    QTest::addColumn<QString>("query");
    QTest::addRow("shortcuts") << u""_qs;
    QTest::addRow("shortcuts-searched") << u"re"_qs;
}

void TestShellPictures::sheet()
{
    QFETCH(QString, query);
    PlacesWindow places;
    places.open(u"tollgate://plans/pro"_qs);
    places.action(u"Keyboard shortcuts"_qs)->trigger();
    auto* sheet = places.window().findChild<ShortcutsSheet*>();
    QTest::keyClicks(sheet->findChild<QLineEdit*>(), query);
    save(*sheet, QString::fromLatin1(QTest::currentDataTag()));
}

void TestShellPictures::toast()
{
    PlacesWindow places;
    fill(places);
    places.window().resize(1'024, 640);
    places.open(u"tollgate://nowhere/at-all/and-then/some-more-of-a-long-link"_qs);
    const QWidget& toast = places.window().toast();
    QVERIFY(toast.parentWidget()->rect().contains(toast.geometry()));
    save(places.window(), u"link-refused"_qs);
}

TOLLGATE_TEST(TestShellPictures)
#include "tst_shell_pictures.moc"
