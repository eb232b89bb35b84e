#pragma once

#include "ports/gateway.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace tollgate::workspace {

// Starts a call whose completion may come on any thread, and hands its answer to `then` on the
// thread of `context`; a context that is gone hears nothing. A call that went without an answer is
// Cancelled.
template <class T, class Start, class Then> void ask(QObject* context, Start start, Then then)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0)
                then(watcher->result());
            else
                then(Result<T>(fail({.code = ErrorCode::Cancelled, .what = "no answer came"})));
        });
    watcher->setFuture(promise->future());
    start(ports::Completion<T>([promise](Result<T> result) {
        promise->addResult(std::move(result));
        promise->finish();
    }));
}

// Runs `work` on a thread of the pool; hands what it gives to `then` on the thread of `context`.
template <class T, class Work, class Then> void runAside(QObject* context, Work work, Then then)
{
    ask<T>(
        context,
        [&](ports::Completion<T> done) {
            QThreadPool::globalInstance()->start(
                [work = std::move(work), done = std::move(done)]() mutable { done(work()); });
        },
        std::move(then));
}

} // namespace tollgate::workspace
