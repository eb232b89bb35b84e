#pragma once

#include "enforcement/decide.h"

#include <QByteArray>
#include <QString>

#include <deque>
#include <string>
#include <string_view>

// A gate with one consumer, driven by a line of words and answering in words.
//
//   10:00:00          a request at that time of 14 March 2026; or 2026-04-01T00:00:00
//   10:00:00*2.5      one that weighs 2.5 compute units
//   10:00:00+batch    one whose route needs a feature
//   settle:1          the oldest request under way used 1 request and its reserved compute units
//   settle:0          ... and was not billable
//
// Answers: "ok", or "minute 2/2 until 10:01:00": reason, observed, limit and when it resets; a
// quota names its meter; a feature is named alone. A settlement answers nothing.
namespace tollgate::test {

class Gate {
public:
    explicit Gate(std::string_view plan, AnchorDay anchor = {});

    QString ask(const QByteArray& words); // the answers, separated by "; "
    void changePlan(std::string_view plan); // state stays, as it does in a gateway

    const enforcement::LimitState& state() const { return m_state; }
    // "used 2 reserved 1" of a meter.
    QString counts(Meter meter) const;

private:
    std::string request(const std::string& word);
    void settle(const std::string& word);

    enforcement::Entitlements m_entitlements;
    enforcement::LimitState m_state;
    std::deque<enforcement::Accepted> m_underWay;
};

} // namespace tollgate::test
