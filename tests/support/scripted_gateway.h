#pragma once

#include "ports/gateway.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace tollgate::test {

// A gateway that answers as its test says, at once and on the calling thread. What is asked is
// counted; what is written is kept.
class ScriptedGateway final : public ports::Gateway {
public:
    // The answers. Lists of slices and operations are used up; their last one comes over and over.
    Result<void> healthAnswer;
    Result<Capabilities> capabilitiesAnswer;
    Result<PlanSet> plansAnswer;
    Result<Consumer> consumerAnswer;
    std::deque<Result<ports::LiveSlice>> liveAnswers;
    Result<std::vector<ports::Change>> changesAnswer;
    std::deque<Result<ports::Operation>> operationAnswers;
    Result<std::vector<ports::NodeStatus>> nodesAnswer;
    Result<ports::ChangeReceipt> submitAnswer = ports::ChangeReceipt{"ch_new", "op_new"};
    Result<ports::ChangeReceipt> undoAnswer = ports::ChangeReceipt{"ch_undo", "op_undo"};
    Result<std::string> invalidateAnswer = std::string("op_1");
    bool isSilent = false; // no question is answered

    // What was asked.
    std::map<std::string, int> asked; // by the name of the call
    std::vector<ports::ChangeOrder> submitted;
    std::vector<std::pair<std::string, ports::Consent>> undone;
    std::vector<ports::InvalidationOrder> invalidated;

    ScriptedGateway();

    void health(ports::Completion<void> done) override;
    void capabilities(ports::Completion<Capabilities> done) override;
    void plans(ports::Completion<PlanSet> done) override;
    void consumers(const ports::ConsumerQuestion& question,
        ports::Completion<ports::Page<Consumer>> done) override;
    void consumer(const ConsumerId& id, ports::Completion<Consumer> done) override;
    void consumerUsage(const ConsumerId& id, ports::Completion<ports::ConsumerUsage> done) override;
    void keys(const ConsumerId& consumer, ports::Completion<std::vector<ApiKey>> done) override;
    void liveUsage(const std::string& cursor, ports::Completion<ports::LiveSlice> done) override;
    void usageHistory(
        const std::string& cursor, ports::Completion<ports::HistorySlice> done) override;
    void changes(ports::Completion<std::vector<ports::Change>> done) override;
    void operation(const std::string& id, ports::Completion<ports::Operation> done) override;
    void nodes(ports::Completion<std::vector<ports::NodeStatus>> done) override;

    void createConsumer(
        const ConsumerId& id, const PlanId& plan, ports::Completion<Consumer> done) override;
    void createKey(const ConsumerId& consumer, const std::string& label,
        ports::Completion<ports::IssuedKey> done) override;
    void revokeKey(const KeyId& id, ports::Completion<ApiKey> done) override;
    void createPlan(const Plan& plan, ports::Completion<Plan> done) override;
    void submit(
        const ports::ChangeOrder& order, ports::Completion<ports::ChangeReceipt> done) override;
    void undo(const std::string& change, const ports::Consent& consent,
        ports::Completion<ports::ChangeReceipt> done) override;
    void invalidate(
        const ports::InvalidationOrder& order, ports::Completion<std::string> done) override;

private:
    template <class T>
    void answer(const char* call, const Result<T>& with, const ports::Completion<T>& done);
};

// What an error of no answer looks like.
Error noAnswer();

} // namespace tollgate::test
