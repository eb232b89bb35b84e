#include "verbs.h"

#include "arguments.h"
#include "gateway/gateway.h"
#include "store/store.h"

#include <cstdio>

namespace tollgate::app {

namespace {

Result<void> verifyNodes(store::Store& store)
{
    const auto nodes = store.nodes().nodes();
    if (!nodes)
        return fail(nodes.error());
    for (const ports::Node& node : *nodes) {
        const auto verified = gateway::verifyLog(store.usage(), node.number);
        if (!verified)
            return fail(within("node '" + node.name + "'", verified.error()));
        std::printf("node %s: %lld events in %lld rows, %lld consumers; the checkpoint at row "
                    "%lld is proven\n",
            node.name.c_str(), static_cast<long long>(verified->events),
            static_cast<long long>(verified->rows), static_cast<long long>(verified->consumers),
            static_cast<long long>(verified->checkpoint.row));
    }
    if (nodes->empty())
        std::puts("the log is empty: no node has served this store yet");
    return {};
}

} // namespace

Result<void> verify(const Words& words)
{
    const auto arguments = Arguments::read(words, {.withValue = {"--data"}, .alone = {}});
    if (!arguments)
        return fail(arguments.error());
    const auto folder = arguments->required("--data");
    if (!folder)
        return fail(folder.error());
    const auto store = store::Store::open(*folder);
    if (!store)
        return fail(store.error());
    // Nodes may be writing: checkpoint, totals and log have to be of one moment.
    return (*store)->readAtOnce([&] { return verifyNodes(**store); });
}

} // namespace tollgate::app
