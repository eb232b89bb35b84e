#include "enforcement/limit_state.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::enforcement;
using namespace std::chrono;

namespace {

constexpr auto kMinute = indexOf(Window::Minute);
constexpr auto kHour = indexOf(Window::Hour);
constexpr auto kDay = indexOf(Window::Day);
constexpr auto kRequests = indexOf(Meter::Requests);

Instant at(const char* text) { return parseInstant(text).value(); }

// One request was accepted at noon.
LimitState usedAtNoon(AnchorDay anchor = {})
{
    LimitState state = advanced({.anchor = anchor}, Cycle::Monthly, at("2026-03-14T12:00:00Z"));
    for (WindowCount& count : state.windows)
        count.accepted = 1;
    state.meters[kRequests] = {.used = Quantity{1}, .reserved = Quantity{1}};
    return state;
}

} // namespace

class TestLimitState : public QObject {
    Q_OBJECT

private slots:
    void windowsGiveWay_data();
    void windowsGiveWay();
    void periodsGiveWay_data();
    void periodsGiveWay();
    void theClockNeverGoesBack();
    void aFreshStateIsEmpty();
};

void TestLimitState::windowsGiveWay_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QString>("accepted");
    QTest::addRow("the same instant") << QByteArray("2026-03-14T12:00:00Z") << "1 1 1";
    QTest::addRow("the end of the minute") << QByteArray("2026-03-14T12:00:59.999Z") << "1 1 1";
    QTest::addRow("the next minute") << QByteArray("2026-03-14T12:01:00Z") << "0 1 1";
    QTest::addRow("the end of the hour") << QByteArray("2026-03-14T12:59:59.999Z") << "0 1 1";
    QTest::addRow("the next hour") << QByteArray("2026-03-14T13:00:00Z") << "0 0 1";
    QTest::addRow("the end of the day") << QByteArray("2026-03-14T23:59:59.999Z") << "0 0 1";
    QTest::addRow("the next day") << QByteArray("2026-03-15T00:00:00Z") << "0 0 0";
    QTest::addRow("the same minute a year on") << QByteArray("2027-03-14T12:00:00Z") << "0 0 0";
}

void TestLimitState::windowsGiveWay()
{
    QFETCH(QByteArray, now);
    QFETCH(QString, accepted);
    const auto state = advanced(usedAtNoon(), Cycle::Monthly, at(now.constData()));
    QCOMPARE(QStringLiteral("%1 %2 %3")
                 .arg(state.windows[kMinute].accepted)
                 .arg(state.windows[kHour].accepted)
                 .arg(state.windows[kDay].accepted),
        accepted);
}

void TestLimitState::periodsGiveWay_data()
{
    QTest::addColumn<uint>("anchor");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<int>("used");
    QTest::addRow("the end of the month") << 1U << QByteArray("2026-03-31T23:59:59.999Z") << 1;
    QTest::addRow("the next month") << 1U << QByteArray("2026-04-01T00:00:00Z") << 0;
    QTest::addRow("anchor 15 renews in mid-month")
        << 15U << QByteArray("2026-03-15T00:00:00Z") << 0;
    QTest::addRow("the millisecond before it does")
        << 15U << QByteArray("2026-03-14T23:59:59.999Z") << 1;
    QTest::addRow("anchor 31 in a month of 30 days")
        << 31U << QByteArray("2026-04-29T23:59:59.999Z") << 0;
    QTest::addRow("anchor 31 before it renews")
        << 31U << QByteArray("2026-03-30T23:59:59.999Z") << 1;
}

void TestLimitState::periodsGiveWay()
{
    QFETCH(uint, anchor);
    QFETCH(QByteArray, now);
    QFETCH(int, used);
    const auto state = advanced(usedAtNoon(AnchorDay{anchor}), Cycle::Monthly, at(now.constData()));
    QCOMPARE(state.meters[kRequests].used.value, used);
    QCOMPARE(state.meters[kRequests].reserved.value, used);
}

void TestLimitState::theClockNeverGoesBack()
{
    const auto state = usedAtNoon();
    QVERIFY(advanced(state, Cycle::Monthly, at("2026-03-14T11:00:00Z")) == state);
    QVERIFY(advanced(state, Cycle::Monthly, Instant{}) == state);
}

void TestLimitState::aFreshStateIsEmpty()
{
    const auto state = advanced({}, Cycle::Daily, at("1970-01-01T00:00:00Z"));
    QCOMPARE(test::text(formatInstant(state.period.end)), QStringLiteral("1970-01-02T00:00:00Z"));
    QCOMPARE(state.windows[kDay].accepted, 0);
    QVERIFY(state.windows[kDay].begin == Instant{});
}

TOLLGATE_TEST(TestLimitState)
#include "tst_limit_state.moc"
