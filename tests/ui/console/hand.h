#pragma once

#include "charts/limit_chart.h"

#include <QCoreApplication>
#include <QTest>

#include <functional>

// What an operator does with the pointer.
namespace tollgate::test {

// Drags the handle to a limit, in steps; how many of them `follows` said yes to.
inline int drag(charts::LimitChart& chart, std::int64_t limit, const std::function<bool()>& follows)
{
    QWidget* viewport = chart.viewport();
    const QPoint from = chart.handleRect().center().toPoint();
    const QPoint way(qRound(chart.xOf(limit)) - from.x(), 0);
    int followed = 0;
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 20; ++step) {
        QTest::mouseMove(viewport, from + way * step / 20);
        QCoreApplication::processEvents();
        followed += follows() ? 1 : 0;
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, from + way);
    return followed;
}

} // namespace tollgate::test
