#include "ui/shell/places_window.h"

#include "shell/toast.h"

#include <QAction>
#include <QLineEdit>

namespace tollgate::test {

using namespace shell;

PlacesWindow::PlacesWindow()
{
    const auto overview = [](QWidget* parent) {
        auto* page = new QLineEdit(parent);
        page->setAccessibleName(u"Filter"_qs);
        return Page{.widget = page};
    };
    std::vector<PageEntry> pages{{.id = u"overview"_qs,
                                     .title = u"Overview"_qs,
                                     .icon = {},
                                     .shortcut = QKeySequence(u"Ctrl+1"_qs),
                                     .factory = overview},
        {.id = u"plans"_qs,
            .title = u"Plans"_qs,
            .icon = {},
            .shortcut = QKeySequence(u"Ctrl+3"_qs),
            .factory = [this](QWidget* parent) { return makePlans(parent); }}};
    m_window = std::make_unique<MainWindow>(
        std::move(pages), MainWindow::Options{m_folder.filePath(u"console.ini"_qs), &m_appearance});
    m_window->show();
    m_window->activateWindow();
}

PlacesWindow::~PlacesWindow() = default;

QAction* PlacesWindow::action(const QString& text)
{
    for (auto* action : m_window->findChildren<QAction*>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

void PlacesWindow::choosePlan(const QString& plan)
{
    m_plan = plan;
    m_window->noteView();
}

QString PlacesWindow::open(const QString& link)
{
    m_window->openText(link);
    return place();
}

QString PlacesWindow::place() const
{
    return textOf(m_window->currentLink()).remove(u"tollgate://"_qs);
}

QString PlacesWindow::toast() const
{
    const Toast& toast = m_window->toast();
    return toast.isVisible() ? toast.accessibleName() : QString();
}

Page PlacesWindow::makePlans(QWidget* parent)
{
    auto* page = new QLineEdit(parent);
    page->setAccessibleName(u"Plan"_qs);
    auto* duplicate = new QAction(u"&Duplicate"_qs, page);
    duplicate->setShortcut(QKeySequence(u"Ctrl+D"_qs));
    auto* archive = new QAction(u"Archive"_qs, page);
    archive->setShortcut(QKeySequence(u"Ctrl+R"_qs));
    archive->setEnabled(false);
    return {.widget = page,
        .actions = {{MenuId::Plan, duplicate}, {MenuId::Plan, archive}},
        .open = [this](const Link& link) -> Result<void> {
            if (link.argument != u"free"_qs && link.argument != u"pro"_qs)
                return fail({.code = ErrorCode::NotFound,
                    .what = "no plan " + inQuotes(link.argument.toStdString()),
                    .where = {},
                    .remedy = "choose one from the list"});
            choosePlan(link.argument);
            return {};
        },
        .currentLink =
            [this] {
                return Link{u"plans"_qs, m_plan};
            }};
}

} // namespace tollgate::test
