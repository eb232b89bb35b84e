#include "common/theme.h"

#include "common/metrics.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <cmath>

using namespace tollgate::common;

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

// WCAG 2.1, 1.4.3.
double contrast(const QColor& a, const QColor& b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void init() { tollgate::test::failOnAnyWarning(); }
    void writingIsLegible_data();
    void writingIsLegible();
    void isToldByThePalette();
    void mixes();
    void sizesFollowTheFont_data();
    void sizesFollowTheFont();
};

void TestTheme::writingIsLegible_data()
{
    QTest::addColumn<QColor>("writing");
    QTest::addColumn<QColor>("ground");
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        const char* name = theme.isDark ? "dark" : "light";
        const std::pair<const char*, QColor> tones[]
            = {{"text", theme.text}, {"secondary", theme.secondary}, {"accent", theme.accent},
                {"changed", theme.changed}, {"refused", theme.refused}, {"good", theme.good}};
        for (const auto& [tone, color] : tones) {
            QTest::addRow("%s: %s on a card", name, tone) << color << theme.card;
            QTest::addRow("%s: %s on the chosen row", name, tone) << color << theme.chosen();
            QTest::addRow("%s: %s under the pointer", name, tone) << color << theme.hovered();
        }
        QTest::addRow("%s: text on the ground", name) << theme.text << theme.ground;
        QTest::addRow("%s: secondary on the ground", name) << theme.secondary << theme.ground;
        QTest::addRow("%s: words of a primary verb", name) << theme.onAccent << theme.accent;
        QTest::addRow("%s: production", name) << theme.production.text << theme.production.ground;
        QTest::addRow("%s: staging", name) << theme.staging.text << theme.staging.ground;
        QTest::addRow("%s: neutral", name) << theme.neutral.text << theme.neutral.ground;
    }
}

void TestTheme::writingIsLegible()
{
    QFETCH(QColor, writing);
    QFETCH(QColor, ground);
    QCOMPARE_GE(contrast(writing, ground), 4.5);
}

void TestTheme::isToldByThePalette()
{
    QVERIFY(Theme::of(Theme::dark().palette()).isDark);
    QVERIFY(!Theme::of(Theme::light().palette()).isDark);
    QVERIFY(Theme::of(QPalette(Qt::black)).isDark);
    QVERIFY(!Theme::of(QPalette(Qt::white)).isDark);
}

void TestTheme::mixes()
{
    QCOMPARE(mix(Qt::white, Qt::black, 0), QColor(Qt::black));
    QCOMPARE(mix(Qt::white, Qt::black, 1), QColor(Qt::white));
    QCOMPARE(mix(QColor(200, 0, 100), QColor(100, 0, 0), 0.5), QColor(150, 0, 50));
}

void TestTheme::sizesFollowTheFont_data()
{
    QTest::addColumn<TextSize>("size");
    QTest::addColumn<int>("expected");
    QTest::addRow("title") << TextSize::Title << 24;
    QTest::addRow("heading") << TextSize::Heading << 17;
    QTest::addRow("subheading") << TextSize::Subheading << 15;
    QTest::addRow("body") << TextSize::Body << 13;
    QTest::addRow("small") << TextSize::Small << 12;
}

void TestTheme::sizesFollowTheFont()
{
    QFETCH(TextSize, size);
    QFETCH(int, expected);
    QFont font;
    font.setPixelSize(13);
    QCOMPARE(sized(font, size).pixelSize(), expected);
    font.setPixelSize(26);
    QCOMPARE_LE(std::abs(sized(font, size).pixelSize() - 2 * expected), 1);
    font.setPointSizeF(13);
    QCOMPARE_LE(std::abs(sized(font, size).pointSizeF() - expected), 0.01);
    QCOMPARE(sized(font, size, QFont::Bold).weight(), QFont::Bold);
}

TOLLGATE_TEST(TestTheme)
#include "tst_theme.moc"
