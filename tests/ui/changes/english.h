#pragma once

#include "common/english_plurals.h"

#include <QCoreApplication>
#include <QLocale>

namespace tollgate::test {

// Figures and plurals as in the United States while it lives.
class English {
public:
    English()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCoreApplication::installTranslator(&m_plurals);
    }

private:
    common::EnglishPlurals m_plurals;
};

} // namespace tollgate::test
