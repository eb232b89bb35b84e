#include "domain/refusal_reason.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestRefusalReason : public QObject {
    Q_OBJECT

private slots:
    void namesAndKinds_data();
    void namesAndKinds();
};

void TestRefusalReason::namesAndKinds_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("kind");
    using enum RefusalReason;
    QTest::addRow("no_key") << int(NoKey) << "key";
    QTest::addRow("unknown_key") << int(UnknownKey) << "key";
    QTest::addRow("revoked_key") << int(RevokedKey) << "key";
    QTest::addRow("expired_key") << int(ExpiredKey) << "key";
    QTest::addRow("suspended") << int(Suspended) << "key";
    QTest::addRow("plan_unavailable") << int(PlanUnavailable) << "key";
    QTest::addRow("feature") << int(Feature) << "feature";
    QTest::addRow("minute") << int(Minute) << "minute";
    QTest::addRow("hour") << int(Hour) << "hour";
    QTest::addRow("day") << int(Day) << "day";
    QTest::addRow("quota") << int(Quota) << "quota";
}

void TestRefusalReason::namesAndKinds()
{
    QFETCH(int, reason);
    QFETCH(QString, kind);
    QCOMPARE(test::text(nameOf(RefusalReason(reason))), QLatin1String(QTest::currentDataTag()));
    QCOMPARE(test::text(nameOf(kindOf(RefusalReason(reason)))), kind);
}

TOLLGATE_TEST(TestRefusalReason)
#include "tst_refusal_reason.moc"
