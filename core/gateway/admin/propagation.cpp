#include "gateway/admin/propagation.h"

#include "gateway/admin/peer_call.h"
#include "gateway/secret.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace tollgate::gateway::admin {

namespace {

using std::chrono::steady_clock;

// A node that has not been heard of for so long is gone, and no operation waits for it.
constexpr std::chrono::minutes kGoneAfter{5};

Result<std::optional<std::int64_t>> versionOfConsumer(Services& services, const ConsumerId& id)
{
    return services.ports.consumers.find(id).map([](const std::optional<Consumer>& consumer) {
        return consumer ? std::optional(consumer->planVersion) : std::nullopt;
    });
}

Result<std::optional<std::int64_t>> versionOfKey(Services& services, const KeyId& id)
{
    const auto key = services.ports.keys.find(id);
    if (!key)
        return fail(key.error());
    return *key ? versionOfConsumer(services, (*key)->consumer)
                : Result<std::optional<std::int64_t>>(std::nullopt);
}

std::optional<std::int64_t> versionOfPlan(const Services& services, const PlanId& id)
{
    const auto plan = services.serving.get()->newest(id);
    return plan ? std::optional(plan->version) : std::nullopt;
}

void fill(ports::NodeProof& proof, const Result<std::optional<std::int64_t>>& version,
    const Services& services, steady_clock::time_point asked)
{
    proof.millis
        = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - asked)
              .count();
    if (version) {
        proof.done = services.clock.now();
        proof.version = *version;
    } else {
        proof.error = version.error().what;
    }
}

ports::OperationState stateOf(const std::vector<ports::NodeProof>& proofs)
{
    const auto done = std::ranges::count_if(
        proofs, [](const ports::NodeProof& proof) { return proof.done.has_value(); });
    if (done == static_cast<std::ptrdiff_t>(proofs.size()))
        return ports::OperationState::Done;
    return done == 0 ? ports::OperationState::Failed : ports::OperationState::Partial;
}

Result<std::vector<ports::Node>> nodesToAsk(Services& services)
{
    return services.ports.nodes.nodes().map([&](std::vector<ports::Node> nodes) {
        const Instant oldest = services.clock.now() - kGoneAfter;
        std::erase_if(nodes, [&](const ports::Node& node) {
            return node.adminUrl.empty()
                || (node.number != services.node.number && node.heartbeat < oldest);
        });
        return nodes;
    });
}

} // namespace

Result<std::optional<std::int64_t>> dropHere(Services& services, const Touched& touched)
{
    if (const auto read = services.readServing(); !read)
        return fail(read.error());
    if (touched.scope == "consumer") {
        services.keys.dropConsumer(ConsumerId{touched.id});
        return versionOfConsumer(services, ConsumerId{touched.id});
    }
    if (touched.scope == "key") {
        services.keys.dropKey(KeyId{touched.id});
        return versionOfKey(services, KeyId{touched.id});
    }
    if (touched.scope == "plan") {
        if (touched.dropsAll)
            services.keys.dropAll();
        else
            services.keys.dropPlan(PlanId{touched.id});
        return versionOfPlan(services, PlanId{touched.id});
    }
    services.keys.dropAll();
    return std::optional<std::int64_t>{};
}

Result<ports::Operation> propagate(
    Services& services, const Touched& touched, std::string operationId)
{
    const auto nodes = nodesToAsk(services);
    if (!nodes)
        return fail(nodes.error());
    ports::Operation operation{.id = operationId.empty() ? makeId("op_") : std::move(operationId),
        .scope = touched.scope,
        .target = touched.id};
    operation.nodes.resize(nodes->size());
    {
        std::vector<std::jthread> peers;
        for (std::size_t i = 0; i < nodes->size(); ++i) {
            const ports::Node& node = (*nodes)[i];
            ports::NodeProof& proof = operation.nodes[i];
            proof.node = node.name;
            proof.asked = services.clock.now();
            const auto asked = steady_clock::now();
            if (node.number == services.node.number)
                fill(proof, dropHere(services, touched), services, asked);
            else
                peers.emplace_back([&services, &node, &proof, &touched, asked] {
                    fill(proof, askPeer(node, touched, kNodePatience), services, asked);
                });
        }
    }
    operation.state = stateOf(operation.nodes);
    return services.ports.operations.save(operation).map([&] { return operation; });
}

} // namespace tollgate::gateway::admin
