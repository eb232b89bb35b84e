#include "workspace/study_loader.h"

#include "support/print.h"
#include "support/room_tests.h"
#include "support/temporary_files.h"
#include "support/usage_csv.h"

#include <QSignalSpy>

#include <sys/stat.h>

#include <fstream>
#include <thread>

using namespace tollgate;
using workspace::SharedStudy;
using workspace::StudyLoader;
using workspace::StudySource;

class TestStudyLoader : public QObject {
    Q_OBJECT

private slots:
    void aFileAndTheSampleAtOnce();
    void consumersAreOnTheirPlans();
    void progressEndsAtTheWhole();
    void aPipeHasNoShare();
    void theNewestRequestWins();
    void cancelIsAnswered_data();
    void cancelIsAnswered();
    void cancelAfterTheEndIsHeard();
    void cancelOfNothingSaysNothing();
    void goneWhileLoading();
    void saysWhatFailed_data();
    void saysWhatFailed();
    void aCutOffFileIsTakenWhenAsked();
    void linesThatAreNoRequests();

private:
    test::TemporaryFiles m_files;
};

namespace {

const QByteArray kTwoConsumers = test::usageCsv({{"ada", 3}, {"bob", 2}});
constexpr auto kPatience = std::chrono::seconds(60); // for a machine with much else to do

// A loader and everything it says.
struct Desk {
    StudyLoader loader;
    QSignalSpy loaded{&loader, &StudyLoader::loaded};
    QSignalSpy failed{&loader, &StudyLoader::failed};
    QSignalSpy cancelled{&loader, &StudyLoader::cancelled};
    QSignalSpy progressed{&loader, &StudyLoader::progressed};

    bool waitForAnswer() const
    {
        return QTest::qWaitFor([this] { return answers() > 0; },
            static_cast<int>(std::chrono::milliseconds(kPatience).count()));
    }
    qsizetype answers() const { return loaded.size() + failed.size() + cancelled.size(); }
    SharedStudy study() const { return loaded.last().front().value<SharedStudy>(); }
    Error error() const { return failed.last().front().value<Error>(); }
};

// Until the work is done but nothing of it is delivered yet.
void spinUntilDone(const StudyLoader& loader)
{
    while (loader.isBusy())
        std::this_thread::yield();
}

} // namespace

void TestStudyLoader::aFileAndTheSampleAtOnce()
{
    Desk file;
    Desk sample;
    sample.loader.load({.sample = true});
    file.loader.load({.usage = m_files.write("usage.csv", kTwoConsumers)});
    QVERIFY(sample.loader.isBusy());
    QVERIFY(file.waitForAnswer());
    QVERIFY(sample.waitForAnswer());
    QCOMPARE(file.loaded.size(), 1);
    QCOMPARE(file.study()->title, std::string("usage.csv"));
    QVERIFY(!file.study()->isSample);
    QCOMPARE(file.study()->usage.eventCount(), std::size_t(5));
    QCOMPARE(file.study()->planOf, preview::PlanOfConsumer({0, 0}));
    QCOMPARE(test::text(file.study()->nameOf(1)), QStringLiteral("bob"));
    QCOMPARE(sample.loaded.size(), 1);
    QVERIFY(sample.study()->isSample);
    QCOMPARE(sample.study()->usage.consumerCount(), 412U);
    QCOMPARE(std::ranges::count(sample.study()->planOf, 1U), 150);
    QVERIFY(sample.study()->nameOf(0) != sample.study()->usage.consumerName(0));
}

void TestStudyLoader::consumersAreOnTheirPlans()
{
    Desk desk;
    desk.loader.load({.usage = m_files.write("usage.csv", kTwoConsumers),
        .format = "csv",
        .map = "consumer=consumer,time=time",
        .plans = m_files.write("plans.json", R"({"plans":[{"id":"a"},{"id":"b"},{"id":"c"}]})"),
        .assign = m_files.write("assign.csv", "consumer,plan_before,plan_after\nbob,c,\n"),
        .defaultPlan = "b"});
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.loaded.size(), 1);
    QCOMPARE(desk.study()->planOf, preview::PlanOfConsumer({1, 2}));
    QCOMPARE(desk.study()->today.plans.size(), std::size_t(3));
}

void TestStudyLoader::progressEndsAtTheWhole()
{
    Desk desk;
    desk.loader.load({.usage = m_files.write("usage.csv", kTwoConsumers)});
    QVERIFY(desk.waitForAnswer());
    QVERIFY(!desk.progressed.isEmpty());
    QCOMPARE(desk.progressed.last()[0].toDouble(), 1.0);
    QCOMPARE(desk.progressed.last()[1].toULongLong(), 5U);
    double before = 0;
    for (const auto& report : desk.progressed) {
        QVERIFY(report[0].toDouble() >= before);
        before = report[0].toDouble();
    }
}

void TestStudyLoader::aPipeHasNoShare()
{
    const auto pipe = m_files.path("usage.fifo");
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    Desk desk;
    desk.loader.load({.usage = pipe, .format = "csv"});
    std::ofstream(pipe) << kTwoConsumers.toStdString();
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.loaded.size(), 1);
    QCOMPARE(desk.study()->usage.eventCount(), std::size_t(5));
    for (const auto& report : desk.progressed)
        QCOMPARE(report[0].toDouble(), 0.0);
}

void TestStudyLoader::theNewestRequestWins()
{
    Desk desk;
    desk.loader.load({.sample = true});
    desk.loader.load({.usage = m_files.path("absent.csv")});
    spinUntilDone(desk.loader);
    desk.loader.load({.usage = m_files.write("usage.csv", kTwoConsumers)});
    QVERIFY(desk.waitForAnswer());
    spinUntilDone(desk.loader);
    QCoreApplication::processEvents();
    QCOMPARE(desk.answers(), 1);
    QCOMPARE(desk.loaded.size(), 1);
    QCOMPARE(desk.study()->title, std::string("usage.csv"));
}

void TestStudyLoader::cancelIsAnswered_data()
{
    QTest::addColumn<bool>("isSample");
    QTest::addRow("a file that is read in one go") << false;
    QTest::addRow("the sample, which is made in one go") << true;
}

void TestStudyLoader::cancelIsAnswered()
{
    QFETCH(bool, isSample);
    Desk desk;
    desk.loader.load({.sample = isSample, .usage = m_files.write("usage.csv", kTwoConsumers)});
    desk.loader.cancel();
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.cancelled.size(), 1);
    QCOMPARE(desk.answers(), 1);
    // And the next one is not called off with it.
    desk.cancelled.clear();
    desk.loader.load({.usage = m_files.path("usage.csv")});
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.loaded.size(), 1);
}

void TestStudyLoader::cancelAfterTheEndIsHeard()
{
    Desk desk;
    desk.loader.load({.usage = m_files.write("usage.csv", kTwoConsumers)});
    spinUntilDone(desk.loader);
    desk.loader.cancel();
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.cancelled.size(), 1);
    QCOMPARE(desk.answers(), 1);
}

void TestStudyLoader::cancelOfNothingSaysNothing()
{
    Desk desk;
    desk.loader.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(desk.answers(), 0);
}

void TestStudyLoader::goneWhileLoading()
{
    auto loader = std::make_unique<StudyLoader>();
    QSignalSpy loaded(loader.get(), &StudyLoader::loaded);
    loader->load({.sample = true});
    loader.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(loaded.size(), 0);
}

void TestStudyLoader::saysWhatFailed_data()
{
    const auto usage = m_files.write("usage.csv", kTwoConsumers);
    QTest::addColumn<StudySource>("source");
    QTest::addColumn<QString>("expected"); // a regular expression
    const auto add = [](const char* claim, const StudySource& source, const char* expected) {
        QTest::addRow("%s", claim) << source << QString::fromLatin1(expected);
    };
    add("no such file", {.usage = m_files.path("absent.csv")}, "absent.csv: .*No such file.*");
    add("an empty file", {.usage = m_files.write("empty.csv", "")}, "empty.csv: .*empty.*");
    add("an unknown format", {.usage = usage, .format = "xml"},
        "'xml' is no format; use combined, csv or jsonl");
    add("a map of columns that are not there", {.usage = usage, .map = "time=when"},
        ".*'when'.*consumer, time.*");
    add("plans that are not there", {.usage = usage, .plans = m_files.path("absent.json")},
        "absent.json: .*No such file.*");
    add("an unknown default plan", {.usage = usage, .defaultPlan = "gold"}, ".*'gold'.*");
    add("assignments to an unknown plan",
        {.usage = usage,
            .assign = m_files.write("assign.csv", "consumer,plan_before,plan_after\nada,gold,\n")},
        "assign.csv, line 2: .*'gold'.*");
}

void TestStudyLoader::saysWhatFailed()
{
    QFETCH(StudySource, source);
    QFETCH(QString, expected);
    Desk desk;
    desk.loader.load(source);
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.failed.size(), 1);
    const QString message = m_files.shortened(QString::fromStdString(describe(desk.error())));
    QVERIFY2(
        QRegularExpression(QRegularExpression::anchoredPattern(expected)).match(message).hasMatch(),
        qPrintable(message));
}

void TestStudyLoader::aCutOffFileIsTakenWhenAsked()
{
    const QByteArray packed = test::gzip(test::manyConsumersCsv(400, 50));
    StudySource source{.usage = m_files.write("usage.csv.gz", packed.chopped(100))};
    Desk desk;
    desk.loader.load(source);
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.failed.size(), 1);
    QCOMPARE(desk.error().code, ErrorCode::CutOff);
    desk.failed.clear();
    source.acceptTruncated = true;
    desk.loader.load(source);
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.loaded.size(), 1);
    QVERIFY(desk.study()->isTruncated);
    QVERIFY(desk.study()->usage.eventCount() > 0);
}

void TestStudyLoader::linesThatAreNoRequests()
{
    Desk desk;
    desk.loader.load({.usage = m_files.write("usage.csv", kTwoConsumers + "eve,yesterday\n")});
    QVERIFY(desk.waitForAnswer());
    QCOMPARE(desk.loaded.size(), 1);
    QCOMPARE(desk.study()->unread, 1U);
    QCOMPARE(desk.study()->firstUnread.front().number, 7U);
    QVERIFY(!desk.study()->firstUnread.front().why.empty());
}

TOLLGATE_TEST(TestStudyLoader)
#include "tst_study_loader.moc"
