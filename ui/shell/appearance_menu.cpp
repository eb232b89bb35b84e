#include "shell/appearance_menu.h"

#include "shell/appearance.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace tollgate::shell {

namespace {

QString words(const char* text) { return QCoreApplication::translate("AppearanceMenu", text); }

} // namespace

void addAppearanceMenu(QMenu& menu, Appearance& appearance)
{
    QMenu* choices = menu.addMenu(words("&Appearance"));
    auto* group = new QActionGroup(choices);
    for (const auto& [text, mode] : {std::pair(words("As the &system"), AppearanceMode::System),
             std::pair(words("&Light"), AppearanceMode::Light),
             std::pair(words("&Dark"), AppearanceMode::Dark)}) {
        QAction* action = group->addAction(choices->addAction(text));
        action->setCheckable(true);
        action->setChecked(mode == appearance.mode());
        QObject::connect(action, &QAction::triggered, &appearance,
            [&appearance, chosen = mode] { appearance.setMode(chosen); });
    }
}

} // namespace tollgate::shell
