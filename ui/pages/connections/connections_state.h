#pragma once

#include "workspace/known_connections.h"

#include <optional>
#include <string>
#include <vector>

namespace tollgate::pages {

// A gateway as somebody describes it. The token is not here: it goes straight on.
struct ConnectionForm {
    std::string name; // fixed for one that is known
    std::string address; // of the admin API
    bool isReadOnly = false;
    bool isNew = true;
    bool hasToken = false; // one is kept

    bool operator==(const ConnectionForm&) const = default;
};

struct ConnectionsState {
    std::vector<ports::NamedConnection> connections; // last used first
    std::string current; // which the window is connected to; empty: none of them
    ConnectionForm form;
    std::optional<Error> problem; // why the last command was not done
    std::string secretsKeptIn; // "keychain", "this run only"
};

} // namespace tollgate::pages
