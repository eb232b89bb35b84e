#include "ui/plans/shown_page.h"

#include "charts/limit_chart.h"
#include "common/button.h"
#include "common/text_label.h"
#include "plans/lab_card.h"
#include "plans/limit_box.h"

#include <QTableView>
#include <QTest>

namespace tollgate::test {

ShownPage::ShownPage()
{
    page.resize(1300, 800);
    page.show();
}

charts::LimitChart& ShownPage::chart() { return page.lab().chart(); }
pages::LimitBox& ShownPage::box() { return *page.findChild<pages::LimitBox*>(); }
QTableView& ShownPage::table() { return *page.findChild<QTableView*>(); }

QString ShownPage::words() const
{
    QStringList words;
    for (const auto* label : page.findChildren<common::TextLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            words << label->text();
    }
    for (const auto* button : page.findChildren<common::Button*>()) {
        if (button->isVisible())
            words << u'[' + button->text() + u']';
    }
    return words.join(u'\n');
}

void ShownPage::click(const QString& verb)
{
    for (auto* button : page.findChildren<common::Button*>()) {
        if (button->isVisible() && button->text() == verb)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    qFatal("no button says '%s' among\n%s", qPrintable(verb), qPrintable(words()));
}

LabFiles fourConsumers()
{
    return {.usage = usageCsv({{"ada", 30}, {"bob", 90}, {"cyd", 120}, {"dan", 200}}),
        .plans = "pro USD 5.00 100 requests bill_overage at 0.10"};
}

} // namespace tollgate::test
