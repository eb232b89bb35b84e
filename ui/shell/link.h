#pragma once

#include "base/result.h"

#include <QMap>
#include <QString>

namespace tollgate::shell {

// A place in the console: a page and what it shows, as text tollgate://plans/pro?tab=price. Only
// ever looks at something: no link changes anything, and none carries a secret.
struct Link {
    QString page; // "plans": a-z, 0-9 and hyphens
    QString argument = {}; // "pro"; empty: the page as it was left
    QMap<QString, QString> options = {}; // "tab" → "price"

    bool isWholePage() const { return argument.isEmpty() && options.isEmpty(); }
    bool operator==(const Link&) const = default;
};

// Equal links give equal texts.
QString textOf(const Link& link);

// What textOf gives, and the same with room around it or the scheme in capitals, as pasting brings.
// Fails where a part could not be meant: `where` is the text, cut.
Result<Link> parseLink(const QString& text);

bool looksLikeLink(const QString& text); // has our scheme, if nothing else

} // namespace tollgate::shell
