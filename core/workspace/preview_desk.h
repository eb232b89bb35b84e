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

namespace tollgate::workspace {

// What the desk is asked: the draft on a study, seen along one dimension of one of its plans.
struct PreviewQuestion {
    SharedStudy study;
    PlanSet draft;
    std::uint32_t plan = 0; // place in `draft`
    preview::Dimension dimension = Meter::Requests;
};

// The exact answer. Parts that did not change are shared with the answer before.
struct PreviewAnswer {
    PreviewQuestion question;
    std::shared_ptr<const preview::Side> sideBefore;
    std::shared_ptr<const preview::Side> sideAfter;
    std::shared_ptr<const preview::Replay> before;
    std::shared_ptr<const preview::Replay> after;
    std::shared_ptr<const preview::Demand> demand;
    preview::Ledger ledger; // of the plan's consumers
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
