#include "architecture/tree.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QStringList>

using namespace tollgate;
using namespace tollgate::architecture;

namespace {

const std::string kRoot = TOLLGATE_SOURCE_DIR;

QString text(const Complaints& complaints)
{
    QStringList lines;
    for (const std::string& complaint : complaints)
        lines.push_back(test::text(complaint));
    return lines.join(QLatin1Char('\n'));
}

bool isBinary(const std::string& content)
{
    return content.substr(0, 8000).find('\0') != std::string::npos;
}

} // namespace

// The rules, held to this very tree.
class TestTree : public QObject {
    Q_OBJECT

private slots:
    void everyIncludeFollowsAnArrow();
    void everyRoomSaysWhatItIsFor();
    void theTopIsTheLayout();
    void noFileNamesAMachine();
};

void TestTree::everyIncludeFollowsAnArrow()
{
    const auto surroundings = surroundingsOf(kRoot);
    QVERIFY2(surroundings.widgetHeaders.contains("QLabel"), "Qt's headers were not found");
    const auto sources = productSources(kRoot);
    QVERIFY2(!sources.empty(), "no sources were found");
    Complaints all;
    for (const SourceFile& source : sources)
        std::ranges::copy(complaintsAbout(source, surroundings), std::back_inserter(all));
    QCOMPARE(text(all), QString());
}

void TestTree::everyRoomSaysWhatItIsFor()
{
    QCOMPARE(text(foldersWithoutReadme(roomFiles(kRoot))), QString());
}

void TestTree::theTopIsTheLayout()
{
    const auto tracked = trackedFiles(kRoot);
    if (!tracked)
        QSKIP(describe(tracked.error()).c_str());
    QCOMPARE(text(straysAtTheTop(*tracked)), QString());
}

void TestTree::noFileNamesAMachine()
{
    const auto tracked = trackedFiles(kRoot);
    if (!tracked)
        QSKIP(describe(tracked.error()).c_str());
    Complaints all;
    for (const std::string& path : *tracked) {
        if (!QFile::exists(test::text(kRoot + '/' + path)))
            continue; // removed, and not yet committed
        const std::string content = contentOf(kRoot + '/' + path);
        if (!isBinary(content))
            std::ranges::copy(machinePaths({path, content}), std::back_inserter(all));
    }
    QCOMPARE(text(all), QString());
}

TOLLGATE_TEST(TestTree)
#include "tst_tree.moc"
