#pragma once

#include "domain/plan_set.h"
#include "metering/usage_history.h"
#include "preview/outcome.h"

#include <QString>

#include <initializer_list>
#include <string>
#include <string_view>

// Histories and plans in a few words, and outcomes as lines.
namespace tollgate::test {

// `count` requests of a consumer, one every `apart`, from `start` on.
struct Burst {
    const char* consumer;
    const char* start;
    int count = 1;
    std::chrono::milliseconds apart{1000};
    metering::Status status = 200;
    const char* method = "GET";
    const char* path = "/";
};

metering::UsageHistory historyOf(std::initializer_list<Burst> bursts);

// Reads plans in JSON, as a plans file has them: {"id":"pro",...},{...}.
PlanSet plansOf(std::string_view plans, std::string_view routes = {});

preview::Scenario scenarioOf(const metering::UsageHistory& usage, const PlanSet& today,
    const std::optional<PlanSet>& draft = {});

// "3 requests, 2 accepted, minute 1, beyond 0, overage 0.00, invoiced 49.00".
QString lineOf(const preview::Figures& figures);

} // namespace tollgate::test
