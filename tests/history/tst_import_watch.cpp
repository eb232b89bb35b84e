#include "history/import.h"

#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <thread>

using namespace tollgate;
using namespace tollgate::history;

namespace {

const QByteArray kLine = "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30\n";

// Gives lines without end, and asks for a stop after some of them.
class EndlessSource : public ByteSource {
public:
    explicit EndlessSource(std::stop_source stop) : m_stop(std::move(stop)) { }

    Result<std::size_t> read(std::span<char> into) override
    {
        if (++m_reads == 10)
            m_stop.request_stop();
        std::fill(into.begin(), into.end(), '\n');
        return into.size();
    }

private:
    std::stop_source m_stop;
    int m_reads = 0;
};

} // namespace

class TestImportWatch : public QObject {
    Q_OBJECT

private slots:
    void reportsProgress();
    void isCancelledBeforeItBegins();
    void isCancelledOnTheWay();
};

void TestImportWatch::reportsProgress()
{
    const test::TemporaryFiles files;
    const auto path = files.write("a.log", kLine.repeated(100'000));
    const auto size = std::filesystem::file_size(path);
    std::vector<ImportProgress> reports;
    bool elsewhere = false;
    const auto self = std::this_thread::get_id();
    const Watch watch{.progress = [&](const ImportProgress& progress) {
        elsewhere = elsewhere || std::this_thread::get_id() != self;
        reports.push_back(progress);
    }};
    QVERIFY(importUsage(path, {}, watch));
    QVERIFY(!elsewhere);
    QVERIFY(!reports.empty());
    for (std::size_t i = 1; i < reports.size(); ++i) {
        QVERIFY(reports[i].bytesRead >= reports[i - 1].bytesRead);
        QVERIFY(reports[i].lines >= reports[i - 1].lines);
    }
    QCOMPARE(reports.back().bytesRead, size);
    QCOMPARE(reports.back().bytesTotal, size);
    QCOMPARE(reports.back().lines, std::uint64_t{100'000});
}

void TestImportWatch::isCancelledBeforeItBegins()
{
    const test::TemporaryFiles files;
    std::stop_source source;
    source.request_stop();
    const auto import = importUsage(files.write("a.log", kLine), {}, {.stop = source.get_token()});
    QCOMPARE(files.shortened(test::printed(import)), QStringLiteral("a.log: was cancelled"));
    QCOMPARE(import.error().code, ErrorCode::Cancelled);
}

void TestImportWatch::isCancelledOnTheWay()
{
    std::stop_source source;
    Input input{.bytes = std::make_unique<EndlessSource>(source), .name = "endless"};
    const auto import
        = importFrom(std::move(input), {.format = Format::Combined}, {.stop = source.get_token()});
    QCOMPARE(test::printed(import), QStringLiteral("endless: was cancelled"));
}

TOLLGATE_TEST(TestImportWatch)
#include "tst_import_watch.moc"
