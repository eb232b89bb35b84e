#include "shell/travel.h"

#include "shell/menus.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>

namespace tollgate::shell {

Travel::Travel(Places places, QWidget& window)
    : QObject(&window), m_places(std::move(places)), m_window(window),
      m_back(new QAction(tr("&Back"), this)), m_forward(new QAction(tr("&Forward"), this))
{
    m_back->setShortcuts({QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Back)});
    m_forward->setShortcuts({QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::Key_Forward)});
    connect(m_back, &QAction::triggered, this, &Travel::back);
    connect(m_forward, &QAction::triggered, this, &Travel::forward);
    // Of the application: most widgets take any button for themselves.
    qApp->installEventFilter(this);
    refresh();
}

void Travel::addTo(Menus& menus)
{
    menus.add(MenuId::Go, *m_back);
    menus.add(MenuId::Go, *m_forward);
    QAction* copy
        = menus.add(MenuId::Go, tr("&Copy link to this view"), QKeySequence(Qt::CTRL | Qt::Key_L));
    connect(copy, &QAction::triggered, this, &Travel::copyLink);
}

void Travel::go(const Link& link)
{
    show(link);
    note();
}

void Travel::goTo(const QString& text)
{
    const auto link = parseLink(text);
    if (link)
        go(*link);
    else
        refuse(link.error());
}

void Travel::note()
{
    const Link seen = m_places.seen();
    if (m_isGoing || seen.page.isEmpty()) // or no page is there yet
        return;
    m_history.visit(seen);
    refresh();
}

void Travel::back()
{
    const auto link = m_history.back();
    if (!link)
        return;
    show(*link);
    m_history.settle(m_places.seen());
    refresh();
}

void Travel::forward()
{
    const auto link = m_history.forward();
    if (!link)
        return;
    show(*link);
    m_history.settle(m_places.seen());
    refresh();
}

void Travel::copyLink()
{
    const QString text = textOf(m_places.seen());
    QGuiApplication::clipboard()->setText(text);
    emit told(tr("Copied %1").arg(text));
}

bool Travel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isPress
        = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    const auto* widget = isPress ? qobject_cast<QWidget*>(watched) : nullptr;
    if (widget == nullptr || widget->window() != &m_window)
        return false;
    const auto button = static_cast<QMouseEvent*>(event)->button();
    if (button == Qt::BackButton)
        back();
    if (button == Qt::ForwardButton)
        forward();
    return button == Qt::BackButton || button == Qt::ForwardButton;
}

void Travel::show(const Link& link)
{
    const QScopedValueRollback going(m_isGoing, true);
    if (const auto shown = m_places.show(link); !shown)
        refuse(shown.error());
}

void Travel::refuse(const Error& error)
{
    emit told(tr("Not opened: %1").arg(QString::fromStdString(describe(error))));
}

void Travel::refresh()
{
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
}

} // namespace tollgate::shell
