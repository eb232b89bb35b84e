#include "common/english_plurals.h"

#include <cstring>

namespace tollgate::common {

QString EnglishPlurals::translate(const char* /*context*/, const char* sourceText,
    const char* /*disambiguation*/, int number) const
{
    if (number < 0 || std::strstr(sourceText, "(s)") == nullptr)
        return {};
    QString text = QString::fromUtf8(sourceText);
    return text.replace(QStringLiteral("(s)"), number == 1 ? QString() : QStringLiteral("s"));
}

} // namespace tollgate::common
