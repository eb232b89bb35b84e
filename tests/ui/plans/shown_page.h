#pragma once

#include "plans/plans_page.h"
#include "ui/plans/lab.h"

class QTableView;

namespace tollgate::charts {
class LimitChart;
}
namespace tollgate::pages {
class LimitBox;
}

namespace tollgate::test {

// The page in a window of usual size, on small files.
class ShownPage {
public:
    Lab lab;
    pages::PlansPage page{lab.vm};

    ShownPage();

    charts::LimitChart& chart();
    pages::LimitBox& box();
    QTableView& table();

    // All visible words, line by line, and verbs in brackets.
    QString words() const;
    bool says(const QString& text) const { return words().contains(text); }

    void click(const QString& verb); // ends the program where no button says so
};

// ada 30, bob 90, cyd 120 and dan 200 requests, on a plan that bills those beyond 100.
LabFiles fourConsumers();

} // namespace tollgate::test
