#include "shell/menu_hits.h"

#include <QAction>
#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace tollgate::shell {

namespace {

QString words(const char* text) { return QCoreApplication::translate("MenuHits", text); }

PaletteHit hitOf(const MenuCommand& command)
{
    const bool isOn = command.action->isCheckable() && command.action->isChecked();
    return {.id = command.path + u'/' + command.title,
        .title = command.title,
        .kind = command.leadsToPage ? words("Page") : command.path,
        .note = isOn ? words("on") : QString(),
        .shortcut = command.shortcuts.value(0),
        .run = [action = QPointer(command.action)] {
            if (action)
                action->trigger();
        }};
}

int rankOf(const MenuCommand& command)
{
    if (command.action->menuRole() == QAction::QuitRole)
        return 3; // nobody opens the palette for that
    return command.leadsToPage ? 0 : command.isOfPage ? 1 : 2;
}

} // namespace

std::vector<PaletteHit> hitsOf(const std::vector<MenuCommand>& commands)
{
    std::vector<MenuCommand> able;
    std::copy_if(commands.begin(), commands.end(), std::back_inserter(able),
        [](const MenuCommand& command) { return command.action->isEnabled(); });
    std::stable_sort(able.begin(), able.end(),
        [](const MenuCommand& a, const MenuCommand& b) { return rankOf(a) < rankOf(b); });
    std::vector<PaletteHit> hits;
    std::transform(able.begin(), able.end(), std::back_inserter(hits), hitOf);
    return hits;
}

} // namespace tollgate::shell
