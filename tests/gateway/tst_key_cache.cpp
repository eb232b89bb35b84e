#include "gateway/key_cache.h"

#include "support/room_tests.h"

#include <condition_variable>
#include <map>
#include <mutex>

using namespace tollgate;
using namespace tollgate::gateway;

namespace {

using Clock = std::chrono::steady_clock;

ports::SecretHash hash(std::uint8_t first, std::uint8_t last = 0)
{
    ports::SecretHash value{};
    value.front() = first;
    value.back() = last;
    return value;
}

// A directory that counts how often it is read and can be made to wait.
class Directory final : public ports::KeyDirectory {
public:
    Result<std::optional<ports::KeyOwner>> find(const ports::SecretHash& hash) override
    {
        std::unique_lock lock(mutex);
        ++reads;
        changed.notify_all();
        changed.wait(lock, [this] { return !isBlocked; });
        if (isBroken)
            return fail({.code = ErrorCode::Unavailable, .what = "broken"});
        const auto found = owners.find(hash);
        return found == owners.end() ? std::nullopt : std::optional(found->second);
    }
    Result<std::optional<ApiKey>> find(const KeyId&) override { return std::nullopt; }
    Result<std::vector<ApiKey>> keysOf(const ConsumerId&) override { return std::vector<ApiKey>{}; }
    Result<void> create(const ApiKey&, const ports::SecretHash&) override { return {}; }
    Result<ApiKey> revoke(const KeyId&, Instant) override { return ApiKey{}; }

    std::mutex mutex;
    std::condition_variable changed;
    std::map<ports::SecretHash, ports::KeyOwner> owners;
    int reads = 0;
    bool isBlocked = false;
    bool isBroken = false;
};

ports::KeyOwner owner(const char* consumer, const char* plan = "free")
{
    return {.key = {.id = KeyId{std::string("key-of-") + consumer}},
        .consumer = {.id = ConsumerId{consumer}, .plan = PlanId{plan}}};
}

} // namespace

class TestKeyCache : public QObject {
    Q_OBJECT

private slots:
    void readsOnceAndHolds();
    void holdsThatAKeyIsUnknown();
    void fetchesOnceForAllWhoAsk();
    void asksAgainAfterItsTime();
    void doesNotHoldFailures();
    void dropsWhatIsNamed();
    void doesNotHoldWhatWasReadBeforeADrop();
    void isBounded();

private:
    KeyCache::Answer fetchNow(KeyCache& cache, const ports::SecretHash& hash);
};

KeyCache::Answer TestKeyCache::fetchNow(KeyCache& cache, const ports::SecretHash& hash)
{
    std::mutex mutex;
    std::condition_variable done;
    std::optional<KeyCache::Answer> answer;
    cache.fetch(hash, Clock::now(), [&](const KeyCache::Answer& fetched) {
        const std::lock_guard lock(mutex);
        answer = fetched;
        done.notify_one();
    });
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return answer.has_value(); });
    return *answer;
}

void TestKeyCache::readsOnceAndHolds()
{
    Directory directory;
    directory.owners[hash(1)] = owner("acme");
    Worker worker;
    KeyCache cache(directory, worker, {});
    QVERIFY(!cache.held(hash(1), Clock::now()));
    const auto fetched = fetchNow(cache, hash(1));
    QVERIFY(fetched && *fetched && (*fetched)->consumer.id == ConsumerId{"acme"});
    const auto held = cache.held(hash(1), Clock::now());
    QVERIFY(held && *held == *fetched);
    fetchNow(cache, hash(1));
    QCOMPARE(directory.reads, 1);
}

void TestKeyCache::holdsThatAKeyIsUnknown()
{
    Directory directory;
    Worker worker;
    KeyCache cache(directory, worker, {});
    const auto fetched = fetchNow(cache, hash(1));
    QVERIFY(fetched && !*fetched);
    const auto held = cache.held(hash(1), Clock::now());
    QVERIFY(held && !*held);
}

void TestKeyCache::fetchesOnceForAllWhoAsk()
{
    Directory directory;
    directory.owners[hash(1)] = owner("acme");
    directory.isBlocked = true;
    std::atomic<int> answers{0};
    {
        Worker worker;
        KeyCache cache(directory, worker, {});
        for (int i = 0; i < 10; ++i)
            cache.fetch(hash(1), Clock::now(), [&](const auto&) { ++answers; });
        {
            std::unique_lock lock(directory.mutex);
            directory.changed.wait(lock, [&] { return directory.reads == 1; });
            directory.isBlocked = false;
        }
        directory.changed.notify_all();
        fetchNow(cache, hash(2)); // behind it in the worker's queue
    }
    QCOMPARE(answers.load(), 10);
    QCOMPARE(directory.reads, 2);
}

void TestKeyCache::asksAgainAfterItsTime()
{
    Directory directory;
    directory.owners[hash(1)] = owner("acme");
    Worker worker;
    KeyCache cache(directory, worker, {.timeToLive = std::chrono::seconds(60)});
    fetchNow(cache, hash(1));
    QVERIFY(cache.held(hash(1), Clock::now() + std::chrono::seconds(59)));
    QVERIFY(!cache.held(hash(1), Clock::now() + std::chrono::seconds(61)));
}

void TestKeyCache::doesNotHoldFailures()
{
    Directory directory;
    directory.isBroken = true;
    Worker worker;
    KeyCache cache(directory, worker, {});
    QVERIFY(!fetchNow(cache, hash(1)));
    QVERIFY(!cache.held(hash(1), Clock::now()));
}

void TestKeyCache::dropsWhatIsNamed()
{
    Directory directory;
    directory.owners[hash(1)] = owner("acme", "free");
    directory.owners[hash(2)] = owner("globex", "pro");
    Worker worker;
    KeyCache cache(directory, worker, {});
    const auto holds
        = [&](std::uint8_t which) { return cache.held(hash(which), Clock::now()).has_value(); };
    const auto fill = [&] {
        for (const int which : {1, 2, 3})
            fetchNow(cache, hash(static_cast<std::uint8_t>(which)));
    };
    fill();
    cache.dropConsumer(ConsumerId{"acme"});
    QVERIFY(!holds(1) && holds(2) && !holds(3)); // an unknown key may be what was made
    fill();
    cache.dropKey(KeyId{"key-of-globex"});
    QVERIFY(holds(1) && !holds(2));
    fill();
    cache.dropPlan(PlanId{"free"});
    QVERIFY(!holds(1) && holds(2));
    fill();
    cache.dropAll();
    QVERIFY(!holds(1) && !holds(2) && !holds(3));
    QCOMPARE(cache.size(), std::size_t{0});
}

void TestKeyCache::doesNotHoldWhatWasReadBeforeADrop()
{
    Directory directory;
    directory.owners[hash(1)] = owner("acme");
    directory.isBlocked = true;
    Worker worker;
    KeyCache cache(directory, worker, {});
    std::atomic<int> answers{0};
    cache.fetch(hash(1), Clock::now(), [&](const auto&) { ++answers; });
    {
        std::unique_lock lock(directory.mutex);
        directory.changed.wait(lock, [&] { return directory.reads == 1; });
        cache.dropConsumer(ConsumerId{"acme"});
        directory.isBlocked = false;
    }
    directory.changed.notify_all();
    fetchNow(cache, hash(2));
    QCOMPARE(answers.load(), 1); // who asked before has an answer
    QVERIFY(!cache.held(hash(1), Clock::now()));
}

void TestKeyCache::isBounded()
{
    Directory directory;
    Worker worker;
    KeyCache cache(directory, worker, {.known = 160, .unknown = 32});
    for (int i = 0; i < 200; ++i)
        fetchNow(cache, hash(static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i)));
    QCOMPARE(cache.size(), std::size_t{32});
    QVERIFY(cache.held(hash(199, 199), Clock::now())); // the oldest made room
}

TOLLGATE_TEST(TestKeyCache)
#include "tst_key_cache.moc"
