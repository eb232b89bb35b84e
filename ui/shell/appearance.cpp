#include "shell/appearance.h"

#include "common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QStyleFactory>

namespace tollgate::shell {

QString nameOf(AppearanceMode mode)
{
    switch (mode) {
    case AppearanceMode::System:
        break;
    case AppearanceMode::Light:
        return QStringLiteral("light");
    case AppearanceMode::Dark:
        return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

AppearanceMode appearanceNamed(const QString& name)
{
    for (const AppearanceMode mode : {AppearanceMode::Light, AppearanceMode::Dark}) {
        if (name == nameOf(mode))
            return mode;
    }
    return AppearanceMode::System;
}

Appearance::Appearance(QObject* parent) : QObject(parent)
{
    // Qt 6.4 leaks a style that is replaced by its like.
    if (QApplication::style()->name() != QStringLiteral("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    qApp->installEventFilter(this);
    apply();
}

void Appearance::setMode(AppearanceMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
    emit modeChanged(mode);
}

bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_mode == AppearanceMode::System && !m_isApplying)
        apply();
    return QObject::eventFilter(watched, event);
}

void Appearance::apply()
{
    m_isApplying = true;
    QApplication::setPalette(QPalette()); // the system's shows through for a moment
    const common::Theme& theme = m_mode == AppearanceMode::System
        ? common::Theme::of(QApplication::palette())
        : m_mode == AppearanceMode::Dark ? common::Theme::dark()
                                         : common::Theme::light();
    QApplication::setPalette(theme.palette());
    m_isApplying = false;
}

} // namespace tollgate::shell
