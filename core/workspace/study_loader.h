#pragma once

#include "workspace/study.h"

#include <QFutureWatcher>
#include <QObject>

#include <stop_token>

namespace tollgate::workspace {

// Loads studies on another thread; the newest request wins. Lives on the thread of its owner,
// which gets the signals.
class StudyLoader : public QObject {
    Q_OBJECT

public:
    explicit StudyLoader(QObject* parent = nullptr);
    ~StudyLoader() override;

    void load(const StudySource& source);
    void cancel(); // answered with `cancelled`

    bool isBusy() const { return m_watcher.isRunning(); }

signals:
    void progressed(double share, quint64 lines);
    void loaded(const tollgate::workspace::SharedStudy& study);
    void failed(const tollgate::Error& error);
    void cancelled();

private:
    using Outcome = Result<SharedStudy>;

    void onProgress();
    void onFinished();

    std::stop_source m_stop;
    QFutureWatcher<Outcome> m_watcher;
};

} // namespace tollgate::workspace
