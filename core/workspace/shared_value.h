#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace tollgate::workspace {

// A value to be shared between threads. Whoever lets go of it last does not wait until it is freed:
// a study of a million consumers takes longer for that than a frame lasts.
template <class T> std::shared_ptr<const T> sharedValue(T value)
{
    return std::shared_ptr<const T>(new T(std::move(value)),
        [](const T* gone) { QThreadPool::globalInstance()->start([gone] { delete gone; }); });
}

} // namespace tollgate::workspace
