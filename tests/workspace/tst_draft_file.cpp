#include "workspace/draft_file.h"

#include "support/plan_text.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/temporary_files.h"
#include "workspace/study.h"

using namespace tollgate;
using workspace::Draft;

class TestDraftFile : public QObject {
    Q_OBJECT

private slots:
    void plansSurviveAFile_data();
    void plansSurviveAFile();
    void aDraftSurvivesAFile();
    void nothingToWriteIsSaid();
    void saysWhatFailed_data();
    void saysWhatFailed();
    void aFolderThatIsNotThere();

private:
    test::TemporaryFiles m_files;
};

namespace {

const PlanSet& today()
{
    static const PlanSet kToday = test::plans("free 60/minute 100 requests refuse\n"
                                              "pro USD 49.00 500 requests bill_overage at 0.002");
    return kToday;
}

} // namespace

void TestDraftFile::plansSurviveAFile_data()
{
    QTest::addColumn<QString>("plan");
    for (const char* plan :
        {"free", "pro USD 49.00 daily 600/minute 7/hour 50000/day 50000 requests notify +webhooks",
            "big EUR 0.05 9223372036854775806/day 9223372036854775807 requests refuse",
            "unlimited any/minute any requests refuse",
            "tokens JPY 1200 0.5 compute_units bill_overage at 0.000000000001"})
        QTest::addRow("%s", plan) << QString::fromLatin1(plan);
}

void TestDraftFile::plansSurviveAFile()
{
    QFETCH(QString, plan);
    PlanSet plans{.plans = {test::plan(plan.toStdString())}};
    if (plan.startsWith(u"tokens")) // files give allowances in whole units
        plans.plans[0].quotas[0].included = quantityOf(Meter::ComputeUnits, 5);
    const auto file = m_files.path("plans.json");
    QCOMPARE(test::failureText(workspace::writePlans(plans, file)), QStringLiteral("no failure"));
    const auto read = workspace::readPlans(file);
    QCOMPARE(test::failureText(read), QStringLiteral("no failure"));
    QCOMPARE(*read, plans);
}

void TestDraftFile::aDraftSurvivesAFile()
{
    Draft draft(today());
    PlanSet changed = today();
    changed.plans[1].quotas[0].included = Quantity{400};
    changed.plans.push_back(test::plan("trial 10/minute"));
    draft.edit(changed);
    const auto file = m_files.path("draft.json");
    QCOMPARE(test::failureText(workspace::writeDraft(draft, file)), QStringLiteral("no failure"));
    QCOMPARE(workspace::readPlans(file)->plans.size(), std::size_t(2)); // Free is not in it
    QCOMPARE(*workspace::readDraft(file, today()), changed);
}

void TestDraftFile::nothingToWriteIsSaid()
{
    Draft draft(today());
    draft.edit(test::plans("free\npro"));
    draft.undo();
    const auto written = workspace::writeDraft(draft, m_files.path("nothing.json"));
    QVERIFY(!written);
    QVERIFY(test::failureText(written).contains(u"there is no draft"));
    QVERIFY(!std::filesystem::exists(m_files.path("nothing.json")));
}

void TestDraftFile::saysWhatFailed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    QTest::addRow("no json") << QByteArray("plans") << QStringLiteral("draft.json, line 1");
    QTest::addRow("no plans") << QByteArray("{}")
                              << QStringLiteral("draft.json, plans: is missing");
    QTest::addRow("another currency")
        << QByteArray(R"({"plans":[{"id":"pro","currency":"EUR","price":"1.00"}]})")
        << QStringLiteral("draft.json: plan 'free' is in USD but plan 'pro' is in EUR");
}

void TestDraftFile::saysWhatFailed()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const auto plans = workspace::readDraft(m_files.write("draft.json", content), today());
    const QString message = m_files.shortened(test::failureText(plans));
    QVERIFY2(message.startsWith(expected), qPrintable(message));
}

void TestDraftFile::aFolderThatIsNotThere()
{
    const auto written = workspace::writePlans(today(), m_files.path("absent/plans.json"));
    const QString message = m_files.shortened(test::failureText(written));
    QVERIFY2(message.startsWith(u"absent/plans.json"), qPrintable(message));
}

TOLLGATE_TEST(TestDraftFile)
#include "tst_draft_file.moc"
