#include "gateway/key_cache.h"

namespace tollgate::gateway {

KeyCache::KeyCache(ports::KeyDirectory& directory, Worker& worker, KeyCacheLimits limits)
    : m_directory(directory), m_worker(worker), m_limits(limits)
{
}

void KeyCache::Table::put(const ports::SecretHash& hash, Entry entry, std::size_t most)
{
    const auto [at, isNew] = entries.insert_or_assign(hash, std::move(entry));
    if (!isNew)
        return;
    order.push_back(hash);
    while (entries.size() > most) {
        entries.erase(order.front());
        order.pop_front();
    }
}

std::optional<KeyCache::Owner> KeyCache::held(const ports::SecretHash& hash, Now now)
{
    Shard& shard = shardOf(hash);
    const std::lock_guard lock(shard.mutex);
    for (const Table* table : {&shard.known, &shard.unknown}) {
        const auto found = table->entries.find(hash);
        if (found != table->entries.end() && now < found->second.expires)
            return found->second.owner;
    }
    return std::nullopt;
}

void KeyCache::fetch(const ports::SecretHash& hash, Now now, Ready ready)
{
    if (const auto owner = held(hash, now)) {
        ready(*owner);
        return;
    }
    Shard& shard = shardOf(hash);
    {
        const std::lock_guard lock(shard.mutex);
        auto& waiting = shard.fetching[hash];
        waiting.push_back(std::move(ready));
        if (waiting.size() > 1)
            return;
    }
    m_worker.post([this, hash] { readThrough(hash); });
}

void KeyCache::readThrough(const ports::SecretHash& hash)
{
    const std::uint64_t dropsBefore = m_drops.load();
    const Answer answer = m_directory.find(hash).map([](std::optional<ports::KeyOwner> owner) {
        return owner ? std::make_shared<const ports::KeyOwner>(*std::move(owner)) : nullptr;
    });
    Shard& shard = shardOf(hash);
    std::vector<Ready> waiting;
    {
        const std::lock_guard lock(shard.mutex);
        const auto at = shard.fetching.find(hash);
        waiting = std::move(at->second);
        shard.fetching.erase(at);
        // Read before something was dropped, it may be what was to be dropped.
        if (answer && dropsBefore == m_drops.load()) {
            Table& table = *answer ? shard.known : shard.unknown;
            const std::size_t most = (*answer ? m_limits.known : m_limits.unknown) / kShards;
            table.put(hash,
                {.owner = *answer,
                    .expires = std::chrono::steady_clock::now() + m_limits.timeToLive},
                most);
        }
    }
    for (const Ready& ready : waiting)
        ready(answer);
}

template <class Matches> void KeyCache::drop(const Matches& matches)
{
    m_drops.fetch_add(1);
    for (Shard& shard : m_shards) {
        const std::lock_guard lock(shard.mutex);
        for (Table* table : {&shard.known, &shard.unknown})
            std::erase_if(table->entries,
                [&](const auto& entry) { return matches(entry.second.owner.get()); });
    }
}

// That a key is unknown may be what a write changed: it goes with every drop.

void KeyCache::dropKey(const KeyId& key)
{
    drop([&](const ports::KeyOwner* owner) { return !owner || owner->key.id == key; });
}

void KeyCache::dropConsumer(const ConsumerId& consumer)
{
    drop([&](const ports::KeyOwner* owner) { return !owner || owner->consumer.id == consumer; });
}

void KeyCache::dropPlan(const PlanId& plan)
{
    drop([&](const ports::KeyOwner* owner) { return !owner || owner->consumer.plan == plan; });
}

void KeyCache::dropAll()
{
    drop([](const ports::KeyOwner*) { return true; });
}

std::size_t KeyCache::size() const
{
    std::size_t size = 0;
    for (const Shard& shard : m_shards) {
        const std::lock_guard lock(shard.mutex);
        size += shard.known.entries.size() + shard.unknown.entries.size();
    }
    return size;
}

} // namespace tollgate::gateway
