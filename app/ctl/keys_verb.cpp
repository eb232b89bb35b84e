#include "keys_verb.h"

#include "admin.h"
#include "verb.h"

#include <fmt/format.h>

namespace tollgate::ctl {

namespace {

constexpr const char* kSynopsis = "keys list CONSUMER\n"
                                  "       tollgatectl keys create CONSUMER [--label TEXT]\n"
                                  "       tollgatectl keys revoke KEY   [--admin URL] [--json]";

void printRow(const ApiKey& key)
{
    fmt::print("{:<28}{:<16}{:<24}{}\n", key.id.value, key.prefix,
        key.revoked ? "revoked " + formatInstant(*key.revoked) : std::string("valid"), key.label);
}

Result<int> list(const Admin& admin, const AdminOptions& options)
{
    const auto keys = admin.ask<std::vector<ApiKey>>([&](ports::Gateway& gateway, auto done) {
        gateway.keys({options.words[1]}, std::move(done));
    });
    if (!keys)
        return fail(keys.error());
    Json items = Json::array();
    for (const ApiKey& key : *keys) {
        if (options.json)
            items.push_back(toJson(key));
        else
            printRow(key);
    }
    if (options.json)
        fmt::print("{}\n", Json{{"items", std::move(items)}, {"next", nullptr}}.dump(1));
    return kDone;
}

Result<int> create(const Admin& admin, const AdminOptions& options, const std::string& label)
{
    const auto key = admin.ask<ports::IssuedKey>([&](ports::Gateway& gateway, auto done) {
        gateway.createKey({options.words[1]}, label, std::move(done));
    });
    if (!key)
        return fail(key.error());
    if (options.json)
        fmt::print("{}\n",
            Json{{"id", key->id.value}, {"prefix", key->prefix}, {"secret", key->secret},
                {"expires", nullptr}}
                .dump(1));
    else
        fmt::print("{} is the key {}; it is shown this once\n", key->secret, key->id.value);
    return kDone;
}

Result<int> revoke(const Admin& admin, const AdminOptions& options)
{
    const auto key = admin.ask<ApiKey>([&](ports::Gateway& gateway, auto done) {
        gateway.revokeKey({options.words[1]}, std::move(done));
    });
    if (!key)
        return fail(key.error());
    if (options.json)
        fmt::print("{}\n", toJson(*key).dump(1));
    else
        printRow(*key);
    return kDone;
}

Result<int> answer(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("label"), QStringLiteral("what the key is for"),
        QStringLiteral("TEXT"), QStringLiteral("tollgatectl")});
    const auto options = parseAdmin(parser, arguments, kSynopsis);
    if (!options)
        return fail(options.error());
    if (!*options)
        return kDone;
    const auto& words = (*options)->words;
    const std::string verb = words.empty() ? "" : words[0];
    if ((verb != "list" && verb != "create" && verb != "revoke") || words.size() != 2)
        return badUse("say list CONSUMER, create CONSUMER or revoke KEY", "keys");
    const auto admin = Admin::connect(**options);
    if (!admin)
        return fail(admin.error());
    if (verb == "list")
        return list(*admin, **options);
    if (verb == "revoke")
        return revoke(*admin, **options);
    return create(*admin, **options, parser.value(QStringLiteral("label")).toStdString());
}

} // namespace

int runKeys(const QStringList& arguments) { return finish("keys", answer(arguments)); }

} // namespace tollgate::ctl
