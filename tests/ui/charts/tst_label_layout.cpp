#include "charts/label_layout.h"

#include "support/room_tests.h"

using namespace tollgate::charts;

namespace {

constexpr QRectF kBand(0, 0, 600, 52);
constexpr QSizeF kDraft(120, 34);
constexpr QSizeF kToday(80, 16);

LabelPlaces placed(double draftX, std::optional<double> todayX)
{
    return placeLabels({.band = kBand,
        .draftX = draftX,
        .draftSize = kDraft,
        .todayX = todayX,
        .todaySize = kToday});
}

QString sideOf(const QRectF& label, double x)
{
    return label.right() < x ? u"left"_qs : label.left() > x ? u"right"_qs : u"over"_qs;
}

} // namespace

class TestLabelLayout : public QObject {
    Q_OBJECT

private slots:
    void choosesSides_data();
    void choosesSides();
    void neverOverlapsOrLeaves();
    void oneLabelAlone();
    void bandHoldsBothRows();
};

void TestLabelLayout::choosesSides_data()
{
    QTest::addColumn<double>("draftX");
    QTest::addColumn<double>("todayX");
    QTest::addColumn<QString>("draftSide");
    QTest::addColumn<QString>("todaySide");
    QTest::addColumn<int>("todayTop");
    const auto row = [](const char* name, double draftX, double todayX, const char* draft,
                         const char* today, int top) {
        QTest::addRow("%s", name) << draftX << todayX << QString::fromLatin1(draft)
                                  << QString::fromLatin1(today) << top;
    };
    row("a lowered limit: each on its outer side", 300, 320, "left", "right", 0);
    row("a raised limit: the other way round", 320, 300, "right", "left", 0);
    row("no room at the left", 60, 300, "right", "right", 0);
    row("no room at the right", 540, 300, "left", "left", 0);
    row("today's label goes one row down", 60, 120, "right", "right", 36);
    row("over its own line, if only there is room", 300, 560, "left", "left", 0);
    row("between draft and edge", 480, 560, "left", "over", 0);
    row("both at the right edge", 590, 600, "left", "over", 36);
    row("both at the left edge", 10, 0, "right", "over", 36);
}

void TestLabelLayout::choosesSides()
{
    QFETCH(double, draftX);
    QFETCH(double, todayX);
    const LabelPlaces places = placed(draftX, todayX);
    QTEST(sideOf(places.draft, draftX), "draftSide");
    QTEST(sideOf(places.today, todayX), "todaySide");
    QTEST(int(places.today.top()), "todayTop");
    QCOMPARE(places.isDraftLeft, places.draft.right() < draftX);
}

void TestLabelLayout::neverOverlapsOrLeaves()
{
    for (int draftX = 0; draftX <= 600; draftX += 3) {
        for (int todayX = 0; todayX <= 600; todayX += 7) {
            const LabelPlaces places = placed(draftX, todayX);
            const QByteArray where = QByteArray::number(draftX) + ' ' + QByteArray::number(todayX);
            QVERIFY2(kBand.contains(places.draft), where);
            QVERIFY2(kBand.contains(places.today), where);
            QVERIFY2(!places.draft.intersects(places.today), where);
        }
    }
}

void TestLabelLayout::oneLabelAlone()
{
    const LabelPlaces places = placed(300, std::nullopt);
    QVERIFY(places.today.isNull());
    QCOMPARE(sideOf(places.draft, 300), u"left"_qs);
}

void TestLabelLayout::bandHoldsBothRows() { QCOMPARE(bandHeight(kDraft, kToday), 52.0); }

TOLLGATE_TEST(TestLabelLayout)
#include "tst_label_layout.moc"
