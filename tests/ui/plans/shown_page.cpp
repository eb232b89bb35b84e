#include "ui/plans/shown_page.h"

#include "charts/limit_chart.h"
#include "plans/lab_card.h"
#include "plans/limit_box.h"
#include "support/shown_words.h"

#include <QTableView>

namespace tollgate::test {

ShownPage::ShownPage()
{
    page.resize(1300, 800);
    page.show();
}

charts::LimitChart& ShownPage::chart() { return page.lab().chart(); }
pages::LimitBox& ShownPage::box() { return *page.findChild<pages::LimitBox*>(); }
QTableView& ShownPage::table() { return *page.findChild<QTableView*>(); }

QString ShownPage::words() const { return shownWords(page); }
void ShownPage::click(const QString& verb) { clickVerb(page, verb); }

LabFiles fourConsumers()
{
    return {.usage = usageCsv({{"ada", 30}, {"bob", 90}, {"cyd", 120}, {"dan", 200}}),
        .plans = "pro USD 5.00 100 requests bill_overage at 0.10"};
}

} // namespace tollgate::test
