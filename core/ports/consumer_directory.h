#pragma once

#include "base/result.h"
#include "domain/consumer.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace tollgate::ports {

// Which consumers a list is about; an empty member asks nothing.
struct ConsumerFilter {
    PlanId plan;
    std::optional<ConsumerState> state;
};

// The consumers of a store. Every call waits for the store: never from a thread that carries
// traffic.
class ConsumerDirectory {
public:
    // Gets what is stored and gives what shall be, or the reason not to write.
    using Edit = std::function<Result<Consumer>(const Consumer&)>;
    using Check = std::function<Result<void>(const Consumer&)>;

    virtual ~ConsumerDirectory() = default;

    // At most `limit` consumers whose id comes after `after`, by id: stable under inserts.
    virtual Result<std::vector<Consumer>> list(
        const ConsumerFilter& filter, const ConsumerId& after, std::size_t limit)
        = 0;
    virtual Result<std::optional<Consumer>> find(const ConsumerId& id) = 0;

    virtual Result<void> create(const Consumer& consumer) = 0; // Conflict: the id is taken
    // Read, edit and write are one step; NotFound for an unknown id. The edit keeps the id.
    virtual Result<Consumer> update(const ConsumerId& id, const Edit& edit) = 0;
    // Takes its keys along; what it used stays in the log.
    virtual Result<void> remove(const ConsumerId& id, const Check& check) = 0;
};

} // namespace tollgate::ports
