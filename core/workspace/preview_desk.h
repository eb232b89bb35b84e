#pragma once

#include "preview/bills_up_curve.h"
#include "preview/demand.h"
#include "preview/ledger.h"
#include "preview/replay.h"
#include "workspace/study.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <stop_token>
#include <vector>

namespace tollgate::workspace {

// What the desk is asked: the draft on a study, seen along one dimension of one of its plans; or
// consumers on that plan instead of theirs.
struct PreviewQuestion {
    SharedStudy study;
    PlanSet draft;
    std::uint32_t plan = 0; // place in `draft`
    preview::Dimension dimension = Meter::Requests;
    // Who goes to the plan, by number, ascending; empty: nobody. Ledger and demand are theirs
    // alone.
    std::vector<std::uint32_t> moving;
};

// The exact answer. Parts that did not change are shared with the answer before.
struct PreviewAnswer {
    PreviewQuestion question;
    std::shared_ptr<const preview::Side> sideBefore;
    std::shared_ptr<const preview::Side> sideAfter;
    std::shared_ptr<const preview::Replay> before;
    std::shared_ptr<const preview::Replay> after;
    std::shared_ptr<const preview::Demand> demand;
    preview::Ledger ledger; // of the plan's consumers, or of those who go to it
    std::vector<preview::Touched> touched; // of them
    preview::BillsUpCurve billsUp; // where a drag along the dimension would start
};

using SharedAnswer = std::shared_ptr<const PreviewAnswer>;

// Works previews out on another thread. Only the newest question counts: asking again calls the
// one under way off. Lives on the thread of its owner, which gets the signals.
class PreviewDesk : public QObject {
    Q_OBJECT

public:
    explicit PreviewDesk(QObject* parent = nullptr);
    ~PreviewDesk() override; // calls off what is under way, and does not wait for it

    void ask(PreviewQuestion question);
    void cancel(); // no answer comes to what was asked so far

    bool isBusy() const { return m_watcher.isRunning(); }

signals:
    void answered(const tollgate::workspace::SharedAnswer& answer);
    void failed(const tollgate::Error& error);

private:
    using Outcome = Result<SharedAnswer>;

    void onFinished();

    SharedAnswer m_last;
    std::stop_source m_stop;
    QFutureWatcher<Outcome> m_watcher;
};

} // namespace tollgate::workspace
