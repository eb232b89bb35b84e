#include "support/crash_account.h"

#include "metering/billable.h"
#include "metering/event_block.h"
#include "support/loopback_client.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <thread>

namespace tollgate::test {

namespace {

constexpr std::size_t kClients = 8;

using Asked = std::vector<std::pair<std::string, bool>>;

} // namespace

void CrashAccount::askUntilKilled(
    Program& gateway, const std::string& listen, const std::string& keyField, std::size_t enough)
{
    const std::string round = "/r" + std::to_string(m_asked.size()) + "/";
    std::array<Asked, kClients> asked;
    std::atomic<std::size_t> acknowledged{0};
    std::atomic<std::size_t> over{0};
    {
        std::vector<std::jthread> clients;
        for (std::size_t c = 0; c < kClients; ++c) {
            clients.emplace_back([&, c] {
                LoopbackClient client(listen);
                for (bool isWhole = true; isWhole;) {
                    const std::string path
                        = round + std::to_string(c) + "/" + std::to_string(asked[c].size());
                    const auto answer = client.ask("GET", path, keyField);
                    isWhole = answer.status == 200 && answer.isComplete;
                    asked[c].emplace_back(path, isWhole);
                    acknowledged += isWhole ? 1 : 0;
                }
                ++over;
            });
        }
        while (acknowledged < enough && over < kClients)
            std::this_thread::yield();
        gateway.signal(SIGKILL);
        gateway.exitCode();
    }
    for (const Asked& ofClient : asked)
        m_asked.insert(ofClient.begin(), ofClient.end());
}

std::size_t CrashAccount::acknowledged() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_asked, [](const auto& asked) { return asked.second; }));
}

QString CrashAccount::compare(ports::UsageLog& log) const
{
    std::map<std::string, int> logged;
    const auto visited = log.visit({}, 0, [&](const ports::LogBlock& row) -> Result<void> {
        const auto block = metering::EventBlock::decode(row.bytes);
        if (!block)
            return fail(block.error());
        for (std::size_t i = 0; i < block->eventCount(); ++i) {
            const metering::LoggedEvent event = block->event(i);
            logged[std::string(event.path)]
                += !event.refused && metering::isBillable(event.status) ? 1 : 0;
        }
        return {};
    });
    if (!visited)
        return QString::fromStdString(describe(visited.error()));
    const auto isLost = [&](const auto& asked) {
        const auto found = logged.find(asked.first);
        return asked.second && (found == logged.end() || found->second == 0);
    };
    const auto isUnasked = [&](const auto& event) { return !m_asked.contains(event.first); };
    return QStringLiteral("%1 lost, %2 twice, %3 never asked")
        .arg(std::ranges::count_if(m_asked, isLost))
        .arg(std::ranges::count_if(logged, [](const auto& event) { return event.second > 1; }))
        .arg(std::ranges::count_if(logged, isUnasked));
}

} // namespace tollgate::test
