#pragma once

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace tollgate::pages {

// The context of every sentence of the Plan Lab, and of what other pages say in its words, so that
// translators see them together.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlansPage)
};

inline QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

} // namespace tollgate::pages
