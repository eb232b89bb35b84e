#pragma once

#include "gateway/worker.h"
#include "ports/key_directory.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstring>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tollgate::gateway {

struct KeyCacheLimits {
    std::chrono::steady_clock::duration timeToLive = std::chrono::seconds(60);
    std::size_t known = 200'000; // keys held at most
    std::size_t unknown = 20'000; // of those that do not exist
};

// Keys with their consumers, read through from the store. What is not held is fetched once,
// however many ask for it at the same time; that a key does not exist is held as well, apart, so
// that guesses cannot push out the good ones.
class KeyCache {
public:
    using Now = std::chrono::steady_clock::time_point;
    using Owner = std::shared_ptr<const ports::KeyOwner>; // null: there is no such key
    using Answer = Result<Owner>;
    using Ready = std::function<void(const Answer&)>; // called once, on another thread

    KeyCache(ports::KeyDirectory& directory, Worker& worker, KeyCacheLimits limits);

    // What is held and fresh; nothing when the store has to be asked.
    std::optional<Owner> held(const ports::SecretHash& hash, Now now);
    void fetch(const ports::SecretHash& hash, Now now, Ready ready);

    // Drops what is held and keeps what is being fetched from being held: whoever asks after this
    // returned gets what the store says now.
    void dropKey(const KeyId& key);
    void dropConsumer(const ConsumerId& consumer);
    void dropPlan(const PlanId& plan);
    void dropAll();

    std::size_t size() const;

private:
    struct HashOfHash {
        std::size_t operator()(const ports::SecretHash& hash) const
        {
            std::size_t value = 0; // SHA-256 is as good a hash as there is
            std::memcpy(&value, hash.data(), sizeof value);
            return value;
        }
    };
    struct Entry {
        Owner owner;
        Now expires;
    };
    // A bounded table: the oldest makes room.
    struct Table {
        std::unordered_map<ports::SecretHash, Entry, HashOfHash> entries;
        std::deque<ports::SecretHash> order;

        void put(const ports::SecretHash& hash, Entry entry, std::size_t most);
    };
    struct Shard {
        mutable std::mutex mutex;
        Table known;
        Table unknown;
        std::unordered_map<ports::SecretHash, std::vector<Ready>, HashOfHash> fetching;
    };
    static constexpr std::size_t kShards = 16;

    Shard& shardOf(const ports::SecretHash& hash) { return m_shards[hash.back() % kShards]; }
    void readThrough(const ports::SecretHash& hash);
    template <class Matches> void drop(const Matches& matches);

    ports::KeyDirectory& m_directory;
    Worker& m_worker;
    const KeyCacheLimits m_limits;
    std::atomic<std::uint64_t> m_drops{0};
    std::array<Shard, kShards> m_shards;
};

} // namespace tollgate::gateway
