#include "shell/main_window.h"

#include "common/metrics.h"
#include "shell/action_bar.h"
#include "shell/appearance.h"
#include "shell/command_palette.h"
#include "shell/environment_bar.h"
#include "shell/menus.h"
#include "shell/navigation.h"
#include "shell/page_stack.h"
#include "shell/toast.h"
#include "shell/travel.h"

#include <QMenuBar>
#include <QSettings>
#include <QVBoxLayout>

namespace tollgate::shell {

namespace {

constexpr auto kGeometry = "window/geometry";
constexpr auto kPage = "window/page";
constexpr auto kMenuBar = "window/menuBar";
constexpr auto kAppearance = "window/appearance";

} // namespace

MainWindow::MainWindow(std::vector<PageEntry> pages, const Options& options)
    : m_options(options), m_menus(new Menus(*menuBar(), *this)),
      m_environmentBar(new EnvironmentBar), m_navigation(new Navigation),
      m_stack(new PageStack(std::move(pages), *m_menus)), m_actionBar(new ActionBar),
      m_toast(new Toast(m_stack)),
      m_travel(new Travel({.show = [this](const Link& link) { return m_stack->show(link); },
                              .seen = [this] { return currentLink(); }},
          *this))
{
    const QSettings settings(options.settingsFile, QSettings::IniFormat);
    if (settings.contains(QLatin1String(kAppearance)))
        options.appearance->setMode(
            appearanceNamed(settings.value(QLatin1String(kAppearance)).toString()));
    build();
    addMenus();
    connect(m_navigation, &Navigation::pageChosen, this, &MainWindow::showPage);
    connect(m_stack, &PageStack::pageShown, this, &MainWindow::onPageShown);
    connect(
        m_travel, &Travel::told, this, [this](const QString& text) { m_toast->showMessage(text); });
    restore(settings);
}

void MainWindow::showPage(const QString& id)
{
    if (m_stack->entry(id) != nullptr)
        open({.page = id});
}

void MainWindow::open(const Link& link) { m_travel->go(link); }

void MainWindow::openText(const QString& link) { m_travel->goTo(link); }

QString MainWindow::currentPage() const { return m_stack->current(); }

Link MainWindow::currentLink() const { return m_stack->currentLink(); }

void MainWindow::noteView() { m_travel->note(); }

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveSettings();
    QMainWindow::closeEvent(event);
}

void MainWindow::build()
{
    setWindowTitle(tr("Tollgate"));
    setMinimumSize(1024, 640);
    auto* content = new QVBoxLayout;
    content->setSpacing(0);
    content->addWidget(m_stack, 1);
    content->addWidget(m_actionBar);
    auto* line = new QWidget;
    line->setFixedWidth(1);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(line);
    middle->addLayout(content, 1);
    auto* all = new QVBoxLayout;
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_environmentBar);
    all->addLayout(middle, 1);
    auto* centre = new QWidget;
    centre->setLayout(all);
    setCentralWidget(centre);
    m_palette = new CommandPalette(centre);
    m_palette->addSource(
        [this](const QString& query, const PaletteAnswer& answer) { answer(hitsFor(query)); });

    std::vector<Navigation::Entry> entries;
    for (const PageEntry& page : m_stack->pages())
        entries.push_back(
            {page.id, page.title, page.icon, page.shortcut.toString(QKeySequence::NativeText)});
    m_navigation->setEntries(entries);
}

void MainWindow::restore(const QSettings& settings)
{
    m_showMenuBar->setChecked(settings.value(QLatin1String(kMenuBar), true).toBool());
    if (!restoreGeometry(settings.value(QLatin1String(kGeometry)).toByteArray()))
        resize(1440, 900);
    showPage(settings.value(QLatin1String(kPage)).toString());
    if (currentPage().isEmpty() && !m_stack->pages().empty())
        showPage(m_stack->pages().front().id);
    m_navigation->setFocus();
}

void MainWindow::saveSettings() const
{
    QSettings settings(m_options.settingsFile, QSettings::IniFormat);
    settings.setValue(QLatin1String(kGeometry), saveGeometry());
    settings.setValue(QLatin1String(kPage), currentPage());
    settings.setValue(QLatin1String(kMenuBar), m_showMenuBar->isChecked());
    settings.setValue(QLatin1String(kAppearance), nameOf(m_options.appearance->mode()));
}

void MainWindow::onPageShown(const QString& id)
{
    m_navigation->setCurrent(id);
    setWindowTitle(tr("%1 – Tollgate").arg(m_stack->entry(id)->title));
    emit pageShown(id);
}

} // namespace tollgate::shell
