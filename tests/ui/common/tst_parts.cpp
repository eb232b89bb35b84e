#include "common/button.h"
#include "common/card.h"
#include "common/cut_label.h"
#include "common/inline_message.h"
#include "common/mark_button.h"
#include "common/text_label.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QApplication>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace tollgate;
using namespace tollgate::common;

class TestParts : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void cardShowsWhatItIsGiven();
    void messageTakesNoRoomUntilShown();
    void messageOffersOneVerb();
    void messageCanBeClosed();
    void textFromOutsideIsNoMarkup();
    void labelFollowsThemeAndFont();
    void aLineIsCutWhereRoomEnds();
    void verbByKeyboard();
    void verbsAreLargeEnough_data();
    void verbsAreLargeEnough();
};

void TestParts::cardShowsWhatItIsGiven()
{
    Card card(u"Title"_qs);
    card.show();
    const auto labels = card.findChildren<TextLabel*>();
    QCOMPARE(labels.size(), 2);
    QVERIFY(!labels[1]->isVisible()); // no subtitle, no room
    card.setSubtitle(u"Subtitle"_qs);
    QVERIFY(labels[1]->isVisible());
    card.setTitle(u"Other"_qs);
    QCOMPARE(labels[0]->text(), u"Other"_qs);
    QCOMPARE(card.accessibleName(), u"Other"_qs);
}

void TestParts::messageTakesNoRoomUntilShown()
{
    QWidget place;
    auto* layout = new QVBoxLayout(&place);
    auto* message = new InlineMessage;
    layout->addWidget(message);
    place.show();
    const int before = layout->sizeHint().height();
    QVERIFY(!message->isVisible());
    message->showMessage({.text = u"Read it"_qs});
    QVERIFY(message->isVisible());
    QVERIFY(layout->sizeHint().height() > before);
    QCOMPARE(message->accessibleName(), u"Read it"_qs);
}

void TestParts::messageOffersOneVerb()
{
    QWidget place;
    auto* message = new InlineMessage(&place);
    place.show();
    message->showMessage({.tone = MessageTone::Error, .text = u"Gone"_qs});
    auto* verb = message->findChild<Button*>();
    QVERIFY(!verb->isVisible());
    message->showMessage({.tone = MessageTone::Error, .text = u"Gone"_qs, .verb = u"Retry"_qs});
    QVERIFY(verb->isVisible());
    QSignalSpy verbs(message, &InlineMessage::verbTriggered);
    QTest::mouseClick(verb, Qt::LeftButton);
    QCOMPARE(verbs.count(), 1);
    QVERIFY(message->isVisible()); // what the verb does decides how long it stays
    QCOMPARE(test::namelessWidgets(*message), QStringList());
}

void TestParts::messageCanBeClosed()
{
    QWidget place;
    auto* message = new InlineMessage(&place);
    place.show();
    message->showMessage({.text = u"Stays"_qs, .canBeClosed = false});
    auto* close = message->findChild<MarkButton*>();
    QVERIFY(!close->isVisible());
    message->showMessage({.text = u"Goes"_qs});
    QSignalSpy closed(message, &InlineMessage::closed);
    QTest::mouseClick(close, Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!message->isVisible());
}

void TestParts::textFromOutsideIsNoMarkup()
{
    const TextLabel label(u"<b>consumer</b>"_qs);
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

void TestParts::labelFollowsThemeAndFont()
{
    const QPalette paletteBefore = QApplication::palette();
    const QFont fontBefore = QApplication::font();
    QWidget place;
    TextLabel label(u"42"_qs, {.size = TextSize::Title, .tone = Tone::Refused}, &place);
    place.show();
    for (const Theme& theme : {Theme::dark(), Theme::light()}) {
        QApplication::setPalette(theme.palette());
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), theme.refused);
    }
    label.setTone(Tone::Good);
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::light().good);
    QFont large = fontBefore;
    large.setPixelSize(26);
    QApplication::setFont(large);
    QEvent change(QEvent::ApplicationFontChange); // sent by Qt while its event loop runs
    QApplication::sendEvent(&label, &change);
    QCOMPARE(label.font().pixelSize(), 48);
    QApplication::setFont(fontBefore);
    QApplication::setPalette(paletteBefore);
}

void TestParts::aLineIsCutWhereRoomEnds()
{
    const auto inkBeyond = [](CutLabel& label, int width) {
        const QImage picture = label.grab().toImage();
        for (int x = width; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); ++y) {
                if (picture.pixelColor(x, y) != picture.pixelColor(picture.width() - 1, 0))
                    return true;
            }
        }
        return false;
    };
    CutLabel label(u"137 of 533 requests, 3 without a known key"_qs);
    const int whole = label.fontMetrics().horizontalAdvance(label.text());
    label.resize(whole, 20);
    QVERIFY(!label.isCut());
    label.resize(whole - 1, 20);
    QVERIFY(label.isCut());
    QVERIFY(label.minimumSizeHint().width() <= whole); // it can be made narrower by a layout
    QCOMPARE(label.sizePolicy().horizontalPolicy(), QSizePolicy::Ignored);
    QVERIFY(inkBeyond(label, whole - 30)); // the ellipsis
}

void TestParts::verbByKeyboard()
{
    QWidget place;
    Button verb(u"&Apply"_qs, ButtonKind::Primary, &place);
    QSignalSpy clicks(&verb, &Button::clicked);
    place.show();
    verb.setFocus();
    QTest::keyClick(&verb, Qt::Key_Space);
    QCOMPARE(clicks.count(), 1);
}

void TestParts::verbsAreLargeEnough_data()
{
    QTest::addColumn<ButtonKind>("kind");
    QTest::addRow("plain") << ButtonKind::Plain;
    QTest::addRow("primary") << ButtonKind::Primary;
    QTest::addRow("quiet") << ButtonKind::Quiet;
}

void TestParts::verbsAreLargeEnough()
{
    QFETCH(ButtonKind, kind);
    const Button verb(u"Go"_qs, kind);
    QCOMPARE_GE(verb.sizeHint().height(), kTarget);
    QCOMPARE_GE(verb.sizeHint().width(), kTarget);
    const Button longer(u"Go a long way round"_qs, kind);
    QVERIFY(longer.sizeHint().width() > longer.fontMetrics().horizontalAdvance(longer.text()));
}

TOLLGATE_TEST(TestParts)
#include "tst_parts.moc"
