#pragma once

#include "common/button.h"
#include "common/text_label.h"

#include <QTest>

// A page as its reader sees it.
namespace tollgate::test {

// All visible words, line by line, and verbs in brackets.
inline QString shownWords(const QWidget& page)
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

// The button that says so; ends the program where there is none.
inline common::Button& shownVerb(const QWidget& page, const QString& verb)
{
    for (auto* button : page.findChildren<common::Button*>()) {
        if (button->isVisible() && button->text() == verb)
            return *button;
    }
    qFatal("no button says '%s' among\n%s", qPrintable(verb), qPrintable(shownWords(page)));
}

inline void clickVerb(const QWidget& page, const QString& verb)
{
    QTest::mouseClick(&shownVerb(page, verb), Qt::LeftButton);
}

} // namespace tollgate::test
