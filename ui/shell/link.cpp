#include "shell/link.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace tollgate::shell {

namespace {

constexpr QLatin1String kScheme("tollgate://");
constexpr qsizetype kLongest = 2'048; // letters; what mail and chat programs still take for a link
const char* const kExample = "write it like tollgate://plans/pro";

Failure wrong(const QString& text, std::string what, std::string remedy = kExample)
{
    return fail({.code = ErrorCode::InvalidArgument,
        .what = std::move(what),
        .where = inQuotes(text.toStdString()),
        .remedy = std::move(remedy)});
}

Failure unreadable(const QString& text, const QString& part)
{
    return wrong(text, inQuotes(part.toStdString()) + " is not written as links are",
        "write a % as %25, and no line breaks");
}

// "caf%C3%A9" as "café". None: a percent sign without two digits, what is no UTF-8, or line
// breaks and their like.
std::optional<QString> decoded(const QString& part)
{
    static const QRegularExpression broken(QStringLiteral("%(?![0-9A-Fa-f]{2})"));
    if (part.contains(broken))
        return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(QByteArray::fromPercentEncoding(part.toUtf8()));
    const bool hasControls = std::any_of(text.begin(), text.end(),
        [](QChar letter) { return letter.category() == QChar::Other_Control; });
    return utf8.hasError() || hasControls ? std::nullopt : std::optional(text);
}

QString encoded(const QString& part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); }

Result<QMap<QString, QString>> parseOptions(const QString& text, const QString& query)
{
    QMap<QString, QString> options;
    for (const QString& option : query.split(u'&', Qt::SkipEmptyParts)) {
        const auto equals = option.indexOf(u'=');
        const auto key = decoded(option.left(qMax<qsizetype>(equals, 0)));
        const auto value = decoded(option.mid(equals + 1));
        if (!key || !value)
            return unreadable(text, option);
        if (key->isEmpty())
            return wrong(text, inQuotes(option.toStdString()) + " is no option",
                "write options like ?tab=price");
        if (options.contains(*key))
            return wrong(text, "option " + inQuotes(key->toStdString()) + " stands there twice",
                "keep one of them");
        options.insert(*key, *value);
    }
    return options;
}

} // namespace

QString textOf(const Link& link)
{
    QString text = kScheme + link.page;
    if (!link.argument.isEmpty())
        text += u'/' + encoded(link.argument);
    QChar separator = u'?';
    for (auto option = link.options.begin(); option != link.options.end(); ++option) {
        text += separator + encoded(option.key()) + u'=' + encoded(option.value());
        separator = u'&';
    }
    return text;
}

Result<Link> parseLink(const QString& pasted)
{
    static const QRegularExpression page(QStringLiteral("^[a-z0-9-]+$"));
    const QString text = pasted.trimmed();
    if (!looksLikeLink(text))
        return wrong(text, "does not begin with tollgate://");
    if (text.size() > kLongest)
        return wrong(text, "longer than 2,048 letters", "copy it anew");
    const QString place = text.section(u'?', 0, 0).mid(kScheme.size());
    Link link{.page = place.section(u'/', 0, 0)};
    if (!page.match(link.page).hasMatch())
        return wrong(text, inQuotes(link.page.toStdString()) + " is no name of a page");
    const QString rest = place.section(u'/', 1);
    const auto argument = decoded(rest);
    if (rest.contains(u'/'))
        return wrong(text, "more than one part after the page", "write a / within a name as %2F");
    if (!argument)
        return unreadable(text, rest);
    link.argument = *argument;
    auto options = parseOptions(text, text.section(u'?', 1));
    if (!options)
        return fail(options.error());
    link.options = *std::move(options);
    return link;
}

bool looksLikeLink(const QString& text)
{
    return text.trimmed().startsWith(kScheme, Qt::CaseInsensitive);
}

} // namespace tollgate::shell
