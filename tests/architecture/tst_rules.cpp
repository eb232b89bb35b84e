#include "architecture/rules.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QStringList>

#include <algorithm>

using namespace tollgate;
using namespace tollgate::architecture;

namespace {

const Surroundings kSurroundings{
    .uiFolders = {"shell", "pages", "plans", "billing"}, .widgetHeaders = {"QLabel", "QWidget"}};

struct Case {
    const char* name;
    const char* path;
    const char* code;
    const char* expected; // after "path:line: "; empty: no complaint
};

// Made-up files that keep the rules.
const std::vector<Case> kGood{
    {"itself", "core/billing/a.cpp", "#include \"billing/rating.h\"", ""},
    {"what stands to the right", "core/billing/a.cpp", "#include \"metering/counters.h\"", ""},
    {"ui leans on workspace", "ui/pages/plans/a.h", "#include \"workspace/drafts.h\"", ""},
    {"ui leans on itself", "ui/pages/plans/a.h", "#include \"shell/theme.h\"", ""},
    {"app leans on everything", "app/console/main.cpp", "#include \"store/store.h\"", ""},
    {"a moc file", "core/workspace/a.cpp", "#include \"a.moc\"", ""},
    {"Beast in the gateway", "core/gateway/a.cpp", "#include <boost/beast/http.hpp>", ""},
    {"Beast in a private header", "core/gateway/a_p.h", "#include <boost/beast/http.hpp>", ""},
    {"tl::expected in base", "core/base/result.h", "using Result = tl::expected<T, Error>;", ""},
    {"another name that ends so", "app/ctl/main.cpp", "return ctl::run(argc, argv);", ""},
    {"SQL in the store", "core/store/a.cpp", "#include <QSqlQuery>", ""},
    {"HTTP in a connector", "core/connectors/billing/a.cpp", "#include <QNetworkReply>", ""},
    {"a widget in ui", "ui/shell/a.cpp", "#include <QLabel>", ""},
    {"a widget in app", "app/console/main.cpp", "#include <QtWidgets/QLabel>", ""},
    {"Qt outside the pure rooms", "core/store/a.cpp", "#include <QString>", ""},
    {"files where files are read", "core/history/a.cpp", "#include <fstream>", ""},
    {"a clock that is spoken of", "core/domain/a.h", "int x; // no system_clock here", ""},
    {"a calendar is no clock", "core/domain/a.h", "#include <chrono>\nsys_days today;", ""},
    {"other people's headers", "core/base/a.h", "#include <nlohmann/json.hpp>", ""},
};

// Made-up files that break them, each one rule.
const std::vector<Case> kBad{
    {"against an arrow", "core/domain/a.cpp", "#include \"billing/rating.h\"",
        "domain may not lean on billing: billing/rating.h"},
    {"against an arrow, in other brackets", "core/base/a.h", "  # include <domain/plan.h>",
        "base may not lean on domain: domain/plan.h"},
    {"enforcement does not know metering", "core/enforcement/a.h", "#include \"metering/a.h\"",
        "enforcement may not lean on metering: metering/a.h"},
    {"ui does not know the store", "ui/shell/a.cpp", "#include \"store/store.h\"",
        "ui may not lean on store: store/store.h"},
    {"ui does not know history", "ui/shell/a.cpp", "#include \"history/reader.h\"",
        "ui may not lean on history: history/reader.h"},
    {"the core does not know the ui", "core/workspace/a.cpp", "#include \"plans/plans_page.h\"",
        "workspace may not lean on ui: plans/plans_page.h"},
    {"the gateway does not know the preview", "core/gateway/a.cpp", "#include \"preview/a.h\"",
        "gateway may not lean on preview: preview/a.h"},
    {"a room without arrows", "core/cellar/a.cpp", "",
        "the room 'cellar' has no arrows; draw them in rules.cpp"},
    {"sideways", "core/billing/a.cpp", "#include \"../billing/rating.h\"",
        "'../billing/rating.h' reaches sideways; include it as \"room/file.h\""},
    {"from the root of the disk", "app/ctl/a.cpp", "#include \"/usr/include/zlib.h\"",
        "'/usr/include/zlib.h' reaches sideways; include it as \"room/file.h\""},
    {"Beast in a public header", "core/gateway/session.h", "#include <boost/beast.hpp>",
        "no Beast here: boost/beast.hpp"},
    {"Beast in a program", "app/gateway/main.cpp", "#include <boost/beast/http.hpp>",
        "no Beast here: boost/beast/http.hpp"},
    {"tl::expected included", "core/domain/a.h", "#include <tl/expected.hpp>",
        "no tl::expected here: tl/expected.hpp"},
    {"tl::expected named", "ui/shell/a.h", "  return tl::unexpected(1);",
        "no tl::expected here:   return tl::unexpected(1);"},
    {"tl::expected at the start of a line", "ui/shell/a.h", "tl::expected<int, int> f();",
        "no tl::expected here: tl::expected<int, int> f();"},
    {"SQL in a use case", "core/workspace/a.cpp", "#include <QtSql/QSqlQuery>",
        "no SQL here: QtSql/QSqlQuery"},
    {"HTTP on a page", "ui/pages/plans/a.cpp", "#include <QNetworkAccessManager>",
        "no HTTP clients here: QNetworkAccessManager"},
    {"a widget in the core", "core/workspace/a.h", "#include <QWidget>",
        "no widgets here: QWidget"},
    {"all widgets in the core", "core/workspace/a.h", "#include <QtWidgets>",
        "no widgets here: QtWidgets"},
    {"Qt in a pure room", "core/preview/a.h", "#include <QString>", "no Qt here: QString"},
    {"Qt by its lower name", "core/preview/a.h", "#include <qglobal.h>", "no Qt here: qglobal.h"},
    {"C's clock in a pure room", "core/billing/a.cpp", "#include <ctime>", "no clocks here: ctime"},
    {"a clock read in a pure room", "core/metering/a.cpp", "auto t = steady_clock::now();",
        "no clocks here: auto t = steady_clock::now();"},
    {"random in a pure room", "core/preview/a.cpp", "#include <random>",
        "no randomness here: random"},
    {"a file in a pure room", "core/domain/a.cpp", "#include <fstream>", "no files here: fstream"},
    {"a socket in a pure room", "core/enforcement/a.cpp", "#include <sys/socket.h>",
        "no sockets here: sys/socket.h"},
    {"a log in a pure room", "core/enforcement/a.cpp", "#include <iostream>",
        "no logs here: iostream"},
};

QString text(const Complaints& complaints)
{
    QStringList lines;
    for (const std::string& complaint : complaints)
        lines.push_back(test::text(complaint));
    return lines.join(QLatin1Char('\n'));
}

QString complaintAbout(const Case& c, int line)
{
    return *c.expected ? QStringLiteral("%1:%2: %3")
                             .arg(QLatin1String(c.path))
                             .arg(line)
                             .arg(QLatin1String(c.expected))
                       : QString();
}

} // namespace

class TestRules : public QObject {
    Q_OBJECT

private slots:
    void keepsAndBreaks_data();
    void keepsAndBreaks();
    void aComplaintNamesItsLine();
    void everyRuleIsBrokenOnce();
    void arrowsPointAtRoomsAndInOneDirection();
    void readmes_data();
    void readmes();
    void theTop_data();
    void theTop();
    void machines();
};

void TestRules::keepsAndBreaks_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("expected");
    for (const auto* cases : {&kGood, &kBad}) {
        for (const Case& c : *cases)
            QTest::addRow("%s", c.name)
                << QByteArray(c.path) << QByteArray(c.code) << complaintAbout(c, 1);
    }
}

void TestRules::keepsAndBreaks()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, code);
    QFETCH(QString, expected);
    QCOMPARE(
        text(complaintsAbout({path.toStdString(), code.toStdString()}, kSurroundings)), expected);
}

void TestRules::aComplaintNamesItsLine()
{
    const SourceFile file{
        "core/base/a.h", "#pragma once\n\n#include <QString>\n#include <QList>\n"};
    QCOMPARE(text(complaintsAbout(file, {})),
        QStringLiteral("core/base/a.h:3: no Qt here: QString\n"
                       "core/base/a.h:4: no Qt here: QList"));
}

// A rule that nothing breaks may be a rule that cannot fail.
void TestRules::everyRuleIsBrokenOnce()
{
    const auto isBroken = [](std::string_view what) {
        return std::ranges::any_of(kBad, [&](const Case& c) {
            return std::string_view(c.expected).starts_with("no " + std::string(what) + " here");
        });
    };
    for (const Rule& rule : headerRules())
        QVERIFY2(isBroken(rule.what), std::string(rule.what).c_str());
    for (const Rule& rule : wordRules())
        QVERIFY2(isBroken(rule.what), std::string(rule.what).c_str());
}

void TestRules::arrowsPointAtRoomsAndInOneDirection()
{
    const auto leansOn = [](std::string_view from, std::string_view to) {
        const auto arrow = std::ranges::find(arrows(), from, &Arrow::room);
        return std::ranges::find(arrow->mayLeanOn, to) != arrow->mayLeanOn.end();
    };
    for (const Arrow& arrow : arrows()) {
        for (const std::string_view target : arrow.mayLeanOn) {
            QVERIFY2(std::ranges::find(arrows(), target, &Arrow::room) != arrows().end(),
                std::string(target).c_str());
            QVERIFY2(!leansOn(target, arrow.room), std::string(target).c_str());
        }
    }
}

void TestRules::readmes_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char* name, std::initializer_list<const char*> paths, const char* expected) {
              QStringList list;
              for (const char* path : paths)
                  list.push_back(QLatin1String(path));
              QTest::addRow("%s", name) << list << QString::fromLatin1(expected);
          };
    row("there", {"core/base/a.h", "core/base/README.md"}, "");
    row("missing", {"core/base/a.h", "core/base/b.cpp"}, "core/base: has no README.md");
    row("each folder has its own", {"ui/pages/plans/a.h", "ui/pages/README.md"},
        "ui/pages/plans: has no README.md");
    row("a folder of folders needs none", {"ui/pages/CMakeLists.txt"}, "");
    row("programs need none", {"app/ctl/main.cpp"}, "");
}

void TestRules::readmes()
{
    QFETCH(QStringList, paths);
    QFETCH(QString, expected);
    std::vector<std::string> files;
    for (const QString& path : paths)
        files.push_back(path.toStdString());
    QCOMPARE(text(foldersWithoutReadme(files)), expected);
}

void TestRules::theTop_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("expected");
    for (const char* path :
        {"README.md", "LICENSE", ".gitignore", ".ci/run", "core/a.h", "ui/a.h", "app/a.h",
            "resources/a", "tests/a", "packaging/a", "CMakeLists.txt", "CMakePresets.json"})
        QTest::addRow("%s", path) << QByteArray(path) << "";
    QTest::addRow("a stray file") << QByteArray("notes.txt") << "notes.txt: is not in the layout";
    QTest::addRow("a stray folder") << QByteArray("src/a.cpp") << "src: is not in the layout";
    QTest::addRow("nearly") << QByteArray("cores/a.cpp") << "cores: is not in the layout";
}

void TestRules::theTop()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, expected);
    QCOMPARE(text(straysAtTheTop({path.toStdString(), path.toStdString()})), expected);
}

void TestRules::machines()
{
    const std::string home = std::string("/") + "home/";
    const SourceFile file{"a.md", "fine: home/, work/\nsee " + home + "ann\n"};
    QCOMPARE(text(machinePaths(file)), test::text("a.md:2: names a machine's " + home));
    QCOMPARE(text(machinePaths({"b.md", "/usr/bin/env bash"})), QString());
}

TOLLGATE_TEST(TestRules)
#include "tst_rules.moc"
