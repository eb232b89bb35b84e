#pragma once

#include "changes/changes_view_model.h"
#include "support/scripted_gateway.h"

#include <QString>

#include <functional>
#include <memory>

// A gateway that serves one plan, and drafts of it under review.
namespace tollgate::test {

// "pro" in version 14: 5.00 and 100 requests a month, 0.10 for each beyond.
Plan proV14();

// ada 30, bob 90, cyd 120 and dan 200 requests, all on it.
workspace::SharedStudy fourOnPro();

struct Reviewed {
    workspace::ChangeReview review;
    workspace::SharedAnswer answer;
};

// What the preview of the first plan with an edit comes to. Ends the program where there is none.
Reviewed reviewed(const workspace::SharedStudy& study, const std::function<void(Plan&)>& edit);

// The quota lowered to 80: bob is newly affected, cyd and dan still are.
Reviewed lowered();

// A change of the price of "pro" that leads to a version; its operation is "op_" and the version.
ports::Change priceChange(std::int64_t version, const char* price);

// An operation with these nodes: those that answered read the version.
ports::Operation operation(const std::string& id, std::vector<std::string> proven,
    std::vector<std::string> silent, std::int64_t version);

// A view-model on a scripted gateway, connected.
class ChangesDesk {
public:
    explicit ChangesDesk(Environment environment = Environment::Dev, Role role = Role::Admin);

    std::shared_ptr<ScriptedGateway> gateway = std::make_shared<ScriptedGateway>();
    workspace::Connection connection{gateway, {.name = "eu"}};
    pages::ChangesViewModel vm;

    const pages::ChangesState& state() const { return vm.state(); }

    bool open(); // and wait for the list of changes
    void review(Reviewed what);
    bool waitUntil(const std::function<bool()>& holds) const; // false after a minute
    bool waitFor(workspace::ChangeProgress::State progress) const;

    // Whether the plan is served in another version now; it is read anew.
    bool servePrice(std::int64_t version, const char* price);
};

// How the last change went, and what is selected: "Proven on 2 of 2 nodes. [ch_new]".
QString print(const pages::ChangesState& state);

} // namespace tollgate::test
