#include "connectors/admin_address.h"

#include <QHostAddress>

namespace tollgate::connectors {

namespace {

Failure refused(std::string what, std::string_view where, std::string remedy)
{
    return fail({.code = ErrorCode::InvalidArgument,
        .what = std::move(what),
        .where = std::string(where),
        .remedy = std::move(remedy)});
}

bool isThisComputer(const QString& host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace

Result<QUrl> adminAddress(std::string_view text)
{
    QString typed = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
    if (!typed.contains(u"://"))
        typed.prepend(u"http://");
    QUrl url(typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refused("not an address", text, "write it like http://127.0.0.1:8081");
    if (url.scheme() != u"http" && url.scheme() != u"https")
        return refused("is neither http nor https", text, "write it like https://gateway.example");
    if (!url.userInfo().isEmpty())
        return refused(
            "has a user or password in it", url.host().toStdString(), "give the token apart");
    if (url.scheme() == u"http" && !isThisComputer(url.host()))
        return refused("plain http is for this computer alone: the token would travel in the clear",
            text, "use https");
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(u"/admin/v1"))
        path.chop(9);
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

} // namespace tollgate::connectors
