#pragma once

#include "connectors/tollgate_gateway.h"
#include "support/gateway_fixture.h"

#include <memory>

namespace tollgate::test {

// A gateway on a stepped clock that has had some minutes of traffic: consumers within and beyond
// their limits, a quota that is used up, keys that nobody knows, an upstream that fails for a
// while, and beside it a node that has fallen silent.
class BusyGateway {
public:
    explicit BusyGateway(const std::string& environment = "dev");

    void serve(int seconds); // so many seconds of traffic, in much less time
    std::shared_ptr<ports::Gateway> connect() const;
    GatewayFixture& fixture() { return m_fixture; }

private:
    void serveSecond(int second);

    GatewayFixture m_fixture;
    int m_second = 0;
};

} // namespace tollgate::test
