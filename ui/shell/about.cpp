#include "shell/about.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace tollgate::shell {

namespace {

QString words(const char* text) { return QCoreApplication::translate("About", text); }

} // namespace

void showAbout(QWidget& window)
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, words("About Tollgate"),
        words("Tollgate %1").arg(QCoreApplication::applicationVersion()), QMessageBox::Close,
        &window);
    box->setInformativeText(
        words("See and prove API plan changes before they hurt.\n"
              "Free software under the GNU General Public License, version 3 or later."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace tollgate::shell
