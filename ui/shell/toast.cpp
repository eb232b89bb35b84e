#include "shell/toast.h"

#include "common/button.h"
#include "common/shapes.h"
#include "common/text_label.h"
#include "common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace tollgate::shell {

Toast::Toast(QWidget* parent, std::chrono::milliseconds duration)
    : QFrame(parent), m_text(new common::TextLabel({})),
      m_verb(new common::Button({}, common::ButtonKind::Quiet))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(common::kRoomy, common::kSnug, common::kSnug, common::kSnug);
    row->addWidget(m_text);
    row->addWidget(m_verb);
    m_timer.setSingleShot(true);
    m_timer.setInterval(duration);
    connect(&m_timer, &QTimer::timeout, this, &Toast::hideUnlessWatched);
    connect(m_verb, &common::Button::clicked, this, &Toast::triggerVerb);
    invertColors();
    parent->installEventFilter(this);
    m_verb->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString& text, const QString& verb)
{
    m_text->setText(text);
    m_verb->setText(verb);
    m_verb->setVisible(!verb.isEmpty());
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (watched == parentWidget() && event->type() == QEvent::PaletteChange)
        invertColors();
    if (watched == m_verb && event->type() == QEvent::FocusOut && isVisible())
        m_timer.start();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event)
{
    QFrame::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent* event)
{
    QFrame::leaveEvent(event);
    m_timer.start();
}

void Toast::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    common::drawBox(painter, rect(),
        {.fill = palette().color(QPalette::Window), .line = {}, .radius = common::kRadius});
}

// The other theme's, as it lies over the page: the one thing in the console without a place of its
// own.
void Toast::invertColors()
{
    const bool isDark = common::Theme::of(parentWidget()->palette()).isDark;
    setPalette((isDark ? common::Theme::light() : common::Theme::dark()).palette());
}

void Toast::place()
{
    const QRect room = parentWidget()->rect();
    const int most = room.width() - 2 * common::kWide;
    m_text->setWordWrap(false);
    layout()->activate();
    const bool isLong = sizeHint().width() > most;
    m_text->setWordWrap(isLong);
    layout()->activate();
    resize(isLong ? QSize(most, layout()->heightForWidth(most)) : sizeHint());
    move((room.width() - width()) / 2, room.height() - height() - common::kWide);
}

void Toast::triggerVerb()
{
    hide();
    emit verbTriggered();
}

void Toast::hideUnlessWatched()
{
    if (underMouse() || m_verb->hasFocus())
        return;
    hide();
}

} // namespace tollgate::shell
