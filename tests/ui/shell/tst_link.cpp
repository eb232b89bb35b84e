#include "shell/link.h"

#include "support/room_tests.h"

using namespace tollgate;
using shell::Link;

// Links as text, and back.
class TestLink : public QObject {
    Q_OBJECT

private slots:
    void textAndBack_data();
    void textAndBack();
    void asPasted_data();
    void asPasted();
    void whatIsNoLink_data();
    void whatIsNoLink();
    void length_data();
    void length();
};

void TestLink::textAndBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Link>("link");
    const auto row = [](const char* claim, const QString& text, const Link& link) {
        QTest::addRow("%s", claim) << text << link;
    };
    row("a page", u"tollgate://plans"_qs, {.page = u"plans"_qs});
    row("a place in it", u"tollgate://consumers/acme"_qs, {u"consumers"_qs, u"acme"_qs});
    row("ids keep their case and their _", u"tollgate://changes/chg_A1"_qs,
        {u"changes"_qs, u"chg_A1"_qs});
    row("options come in the order of their names",
        u"tollgate://plans/pro?chart=table&tab=price"_qs,
        {u"plans"_qs, u"pro"_qs, {{u"tab"_qs, u"price"_qs}, {u"chart"_qs, u"table"_qs}}});
    row("options of the page", u"tollgate://plans?tab=price"_qs,
        {u"plans"_qs, {}, {{u"tab"_qs, u"price"_qs}}});
    row("an empty option is one", u"tollgate://plans?filter="_qs,
        {u"plans"_qs, {}, {{u"filter"_qs, u""_qs}}});
    row("letters that mean something in links",
        u"tollgate://plans/a%2Fb%3Fc%25%23%20d?k%26=%3D%2B"_qs,
        {u"plans"_qs, u"a/b?c%# d"_qs, {{u"k&"_qs, u"=+"_qs}}});
    row("letters of any language", u"tollgate://consumers/Blau%20%26%20S%C3%B6hne"_qs,
        {u"consumers"_qs, u"Blau & Söhne"_qs});
    row("signs beyond 16 bits", u"tollgate://consumers/%F0%9F%8C%8D"_qs,
        {u"consumers"_qs, u"🌍"_qs});
}

void TestLink::textAndBack()
{
    QFETCH(QString, text);
    QFETCH(Link, link);
    QCOMPARE(shell::textOf(link), text);
    const auto parsed = shell::parseLink(text);
    QVERIFY(parsed);
    QVERIFY(*parsed == link);
}

void TestLink::asPasted_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("text");
    QTest::addRow("with room around it")
        << u"  tollgate://plans/pro\n"_qs << u"tollgate://plans/pro"_qs;
    QTest::addRow("scheme in capitals") << u"TollGate://plans"_qs << u"tollgate://plans"_qs;
    QTest::addRow("with a stroke at the end") << u"tollgate://plans/"_qs << u"tollgate://plans"_qs;
    QTest::addRow("without options after ?") << u"tollgate://plans?"_qs << u"tollgate://plans"_qs;
    QTest::addRow("& too many") << u"tollgate://plans?&a=b&"_qs << u"tollgate://plans?a=b"_qs;
    QTest::addRow("not encoded") << u"tollgate://consumers/Söhne"_qs
                                 << u"tollgate://consumers/S%C3%B6hne"_qs;
    QTest::addRow("= within a value")
        << u"tollgate://plans?a=b=c"_qs << u"tollgate://plans?a=b%3Dc"_qs;
    QTest::addRow("+ is a plus") << u"tollgate://plans/a+b"_qs << u"tollgate://plans/a%2Bb"_qs;
}

void TestLink::asPasted()
{
    QFETCH(QString, pasted);
    QFETCH(QString, text);
    const auto link = shell::parseLink(pasted);
    QVERIFY2(link, link ? "" : describe(link.error()).c_str());
    QCOMPARE(shell::textOf(*link), text);
}

void TestLink::whatIsNoLink_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* claim, const QString& text, const char* error) {
        QTest::addRow("%s", claim) << text << QString::fromUtf8(error);
    };
    row("nothing", u""_qs,
        "'': does not begin with tollgate://; write it like tollgate://plans/pro");
    row("another scheme", u"https://plans/pro"_qs,
        "'https://plans/pro': does not begin with tollgate://; write it like "
        "tollgate://plans/pro");
    row("no page", u"tollgate://"_qs,
        "'tollgate://': '' is no name of a page; write it like tollgate://plans/pro");
    row("a page in capitals", u"tollgate://Plans"_qs,
        "'tollgate://Plans': 'Plans' is no name of a page; write it like "
        "tollgate://plans/pro");
    row("too deep", u"tollgate://plans/pro/price"_qs,
        "'tollgate://plans/pro/price': more than one part after the page; write a / within a "
        "name as %2F");
    row("% alone", u"tollgate://plans/50%"_qs,
        "'tollgate://plans/50%': '50%' is not written as links are; write a % as %25, and no "
        "line breaks");
    row("% before what is no number", u"tollgate://plans?a=%4x"_qs,
        "'tollgate://plans?a=%4x': 'a=%4x' is not written as links are; write a % as %25, and "
        "no line breaks");
    row("no UTF-8", u"tollgate://plans/%C3"_qs,
        "'tollgate://plans/%C3': '%C3' is not written as links are; write a % as %25, and no "
        "line breaks");
    row("line breaks", u"tollgate://plans/a%0Ab"_qs,
        "'tollgate://plans/a%0Ab': 'a%0Ab' is not written as links are; write a % as %25, and "
        "no line breaks");
    row("an option without value", u"tollgate://plans?price"_qs,
        "'tollgate://plans?price': 'price' is no option; write options like ?tab=price");
    row("a value without option", u"tollgate://plans?=price"_qs,
        "'tollgate://plans?=price': '=price' is no option; write options like ?tab=price");
    row("an option twice", u"tollgate://plans?a=1&a=2"_qs,
        "'tollgate://plans?a=1&a=2': option 'a' stands there twice; keep one of them");
}

void TestLink::whatIsNoLink()
{
    QFETCH(QString, text);
    const auto link = shell::parseLink(text);
    QVERIFY(!link);
    QTEST(QString::fromStdString(describe(link.error())), "error");
}

void TestLink::length_data()
{
    QTest::addColumn<int>("letters");
    QTest::addColumn<bool>("isLink");
    QTest::addRow("just short enough") << 2'047 << true;
    QTest::addRow("at the limit") << 2'048 << true;
    QTest::addRow("too long") << 2'049 << false;
}

void TestLink::length()
{
    QFETCH(int, letters);
    const QString text = u"tollgate://plans/"_qs.leftJustified(letters, u'x');
    const auto link = shell::parseLink(text);
    QTEST(link.has_value(), "isLink");
    if (!link)
        QVERIFY(link.error().what == "longer than 2,048 letters");
}

TOLLGATE_TEST(TestLink)
#include "tst_link.moc"
