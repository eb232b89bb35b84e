#pragma once

#include <QRegularExpression>
#include <QTest>
#include <QWidget>

namespace tollgate::test {

// Any warning of Qt fails the running test function. Called from init(), as Qt 6.4 forgets it after
// each function. What the offscreen platform says of itself whenever a window appears is no
// warning.
inline void failOnAnyWarning()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

// What can take the keyboard's focus must have a name; the classes of those that have none.
inline QStringList namelessWidgets(const QWidget& root)
{
    QStringList nameless;
    const auto children = root.findChildren<QWidget*>();
    for (const QWidget* child : children) {
        const bool hasText = !child->property("text").toString().isEmpty();
        if (child->isVisible() && (child->focusPolicy() & Qt::TabFocus) && !hasText
            && child->accessibleName().isEmpty())
            nameless << QString::fromLatin1(child->metaObject()->className());
    }
    return nameless;
}

} // namespace tollgate::test
