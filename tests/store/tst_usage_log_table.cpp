#include "store/store.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QTemporaryDir>

using namespace tollgate;
using namespace tollgate::store;

namespace {

const Instant kDay = *parseInstant("2026-03-10T00:00:00Z");

} // namespace

class TestUsageLogTable : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void startsEmpty();
    void numbersRowsInTheirOrder();
    void keepsTheLastCheckpointOfEachNode();
    void addsTotalsUp();
    void readsAsMuchAsIsAskedFor();

private:
    ports::UsageLog& log() { return m_store->usage(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

void TestUsageLogTable::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = *Store::create(
        m_folder->path().toStdString(), {.name = "here", .environment = "dev"}, kDay);
}

void TestUsageLogTable::startsEmpty()
{
    QCOMPARE(log().checkpoint(1)->position.row, std::int64_t{0});
    QCOMPARE(log().newest()->row, std::int64_t{0});
    QVERIFY(log().read({}, 1'000)->empty());
}

void TestUsageLogTable::numbersRowsInTheirOrder()
{
    QCOMPARE(log().append({.node = 1, .block = "a", .events = 1})->row, std::int64_t{1});
    QCOMPARE(log().append({.node = 2, .block = "b", .events = 1})->row, std::int64_t{2});
    QCOMPARE(log().append({.node = 1, .block = std::string("c\0d", 3), .events = 2})->row,
        std::int64_t{3});
    std::string ofOne;
    QVERIFY(log().visit({}, 1, [&](const ports::LogBlock& block) -> Result<void> {
        ofOne += block.bytes;
        return {};
    }));
    QCOMPARE(test::text(ofOne), test::text(std::string("ac\0d", 4)));
}

void TestUsageLogTable::keepsTheLastCheckpointOfEachNode()
{
    ports::CheckpointRows rows;
    rows.counters = {{.consumer = ConsumerId{"acme"}, .bytes = "first"}};
    QVERIFY(log().append({.node = 1, .block = "a", .events = 1, .checkpoint = &rows}));
    rows.counters = {{.consumer = ConsumerId{"acme"}, .bytes = "second"}};
    QVERIFY(log().append({.node = 1, .checkpoint = &rows})); // no row, the checkpoint moves nothing
    QVERIFY(log().append({.node = 2, .block = "b", .events = 1, .checkpoint = &rows}));
    const auto one = log().checkpoint(1);
    QCOMPARE(one->position.row, std::int64_t{1});
    QCOMPARE(one->counters.size(), std::size_t{1});
    QCOMPARE(test::text(one->counters[0].bytes), QStringLiteral("second"));
    QCOMPARE(log().checkpoint(2)->position.row, std::int64_t{2});
}

void TestUsageLogTable::addsTotalsUp()
{
    ports::CheckpointRows rows;
    rows.days = {{.consumer = ConsumerId{"acme"},
        .day = kDay,
        .accepted = 3,
        .billable = 2,
        .refused = {1, 0, 0, 0, 0, 2}}};
    rows.days[0].units[indexOf(Meter::BytesOut)] = Quantity{100};
    rows.minutes = {{.minute = kDay, .accepted = 3, .billable = 2}};
    for (int i = 0; i < 2; ++i)
        QVERIFY(log().append({.node = 1, .block = "a", .events = 1, .checkpoint = &rows}));
    const auto totals = log().totals(1);
    QVERIFY(totals);
    QCOMPARE(totals->days.size(), std::size_t{1});
    QCOMPARE(totals->days[0].accepted, std::int64_t{6});
    QCOMPARE(totals->days[0].refused[indexOf(RefusalKind::Key)], std::int64_t{4});
    QCOMPARE(totals->days[0].units[indexOf(Meter::BytesOut)].value, std::int64_t{200});
    QCOMPARE(totals->minutes[0].billable, std::int64_t{4});
}

void TestUsageLogTable::readsAsMuchAsIsAskedFor()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(log().append({.node = 1, .block = std::string(10, 'x'), .events = 1}));
    QCOMPARE(log().read({}, 1)->size(), std::size_t{1}); // one at least
    QCOMPARE(log().read({}, 20)->size(), std::size_t{2});
    QCOMPARE(log().read({}, 21)->size(), std::size_t{3});
    QCOMPARE(log().read({.row = 4}, 1'000)->front().position.row, std::int64_t{5});
    QVERIFY(log().read({.row = 5}, 1'000)->empty());
}

TOLLGATE_TEST(TestUsageLogTable)
#include "tst_usage_log_table.moc"
