#include "console_options.h"

#include "connectors/admin_address.h"

#include <QCommandLineParser>

namespace tollgate::console {

namespace {

struct Option {
    const char* name;
    const char* value; // null: a switch
    const char* description;
};

constexpr Option kOptions[]{
    {"usage", "FILE", "open a usage history: an access log, csv or jsonl, plain or gzip"},
    {"format", "F", "combined, csv or jsonl (found out by itself)"},
    {"map", "M", "consumer=F,time=F,status=F,bytes=F,duration=F,method=F,path=F,units=F+F"},
    {"plans", "FILE", "today's plans, as JSON (the shipped ones)"},
    {"draft", "FILE", "plans that the draft starts with"},
    {"assign", "FILE", "csv with the header consumer,plan_before,plan_after"},
    {"default-plan", "ID", "the plan of consumers that --assign does not name (the first)"},
    {"sample", nullptr, "start a gateway with a generated month, and connect to it"},
    {"connect", "URL", "connect to the admin API of a gateway; the token is in $TOLLGATE_TOKEN"},
    {"connection", "NAME", "connect to a gateway that this console knows by that name"},
    {"read-only", nullptr, "never write to a gateway"},
    {"screenshots", "DIR", "write pictures of the pages to a folder and end"},
    {"config-dir", "DIR", "keep settings there instead of the user's folder"},
    {"help", nullptr, "print this"},
    {"version", nullptr, "print the version"},
};

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        QStringLiteral("See what a plan change would do to your real consumers, before it does."));
    for (const Option& option : kOptions)
        parser.addOption(QCommandLineOption(QLatin1StringView(option.name),
            QLatin1StringView(option.description),
            QLatin1StringView(option.value ? option.value : "")));
}

Failure badArgument(std::string what)
{
    return fail({.code = ErrorCode::InvalidArgument,
        .what = std::move(what),
        .where = {},
        .remedy = "see tollgate --help"});
}

class Values {
public:
    explicit Values(const QCommandLineParser& parser) : m_parser(parser) { }

    bool isSet(const char* name) const { return m_parser.isSet(QLatin1StringView(name)); }
    QString text(const char* name) const { return m_parser.value(QLatin1StringView(name)); }
    std::string words(const char* name) const { return text(name).toStdString(); }

    template <class T> std::optional<T> optional(const char* name) const
    {
        if (!isSet(name))
            return std::nullopt;
        if constexpr (std::is_same_v<T, QString>)
            return text(name);
        else
            return T(words(name));
    }

private:
    const QCommandLineParser& m_parser;
};

workspace::StudySource sourceFrom(const Values& values)
{
    return {.usage = values.words("usage"),
        .format = values.words("format"),
        .map = values.words("map"),
        .plans = values.optional<std::filesystem::path>("plans"),
        .assign = values.optional<std::filesystem::path>("assign"),
        .defaultPlan = values.words("default-plan")};
}

} // namespace

std::optional<QString> printedAnswer(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    parser.parse(arguments);
    if (parser.isSet(QStringLiteral("version")))
        return QStringLiteral("tollgate " TOLLGATE_VERSION "\n");
    if (parser.isSet(QStringLiteral("help")))
        return parser.helpText();
    return std::nullopt;
}

Result<ConsoleOptions> parseConsoleOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return badArgument(parser.errorText().toStdString());
    if (!parser.positionalArguments().isEmpty())
        return badArgument(
            "'" + parser.positionalArguments().front().toStdString() + "' is not an option");
    const Values values(parser);
    if (values.isSet("sample") + values.isSet("usage") + values.isSet("connect")
            + values.isSet("connection")
        > 1)
        return badArgument("--sample, --usage, --connect and --connection exclude each other");
    ConsoleOptions options{.liveSample = values.isSet("sample"),
        .connection = values.optional<std::string>("connection"),
        .readOnly = values.isSet("read-only"),
        .draft = values.optional<std::string>("draft"),
        .screenshots = values.optional<QString>("screenshots"),
        .configDirectory = values.optional<QString>("config-dir")};
    if (values.isSet("usage"))
        options.study = sourceFrom(values);
    if (!values.isSet("connect"))
        return options;
    options.token = Secret(qEnvironmentVariable("TOLLGATE_TOKEN").toStdString());
    if (options.token.empty())
        return badArgument("--connect needs a token in $TOLLGATE_TOKEN");
    return connectors::adminAddress(values.words("connect")).map([&](const QUrl& admin) {
        options.gateway = admin;
        return options;
    });
}

} // namespace tollgate::console
