#include "preview_options.h"

#include "base/whole_number.h"

#include <QCommandLineParser>

namespace tollgate::ctl {

namespace {

struct Option {
    const char* name;
    const char* value; // null: a switch
    const char* description;
};

constexpr Option kOptions[]{
    {"usage", "FILE", "the usage history: an access log, csv or jsonl, plain or gzip"},
    {"plans", "FILE", "today's plans, as JSON"},
    {"draft", "FILE", "plans that replace those of the same id; without it, today alone is shown"},
    {"default-plan", "ID",
        "the plan of consumers that --assign does not name (the first of --plans)"},
    {"assign", "FILE", "csv with the header consumer,plan_before,plan_after"},
    {"format", "F", "combined, csv or jsonl (found out by itself)"},
    {"map", "M", "consumer=F,time=F,status=F,bytes=F,duration=F,method=F,path=F,units=F+F"},
    {"count", "RULE", "which requests raise meters: all (the usual) or billable"},
    {"top", "N", "how many consumers to show at most (50; 0: all)"},
    {"json", nullptr, "print JSON for scripts instead of a table"},
    {"help", nullptr, "print this"},
};

constexpr const char* kSeeHelp = "see tollgatectl preview --help";

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "Replays a usage history under today's plans and under a draft, request by request,\n"
        "and shows who would be refused and what would be billed."));
    for (const Option& option : kOptions) {
        parser.addOption(QCommandLineOption(QLatin1StringView(option.name),
            QLatin1StringView(option.description),
            QLatin1StringView(option.value ? option.value : "")));
    }
}

Failure badArgument(std::string what, std::string remedy)
{
    return fail({.code = ErrorCode::InvalidArgument,
        .what = std::move(what),
        .where = {},
        .remedy = std::move(remedy)});
}

// Reads the values of a parsed command line, remembering the first that is wrong.
class Values {
public:
    explicit Values(const QCommandLineParser& parser) : m_parser(parser) { }

    std::string text(const char* name) const
    {
        return m_parser.value(QLatin1StringView(name)).toStdString();
    }

    bool isSet(const char* name) const { return m_parser.isSet(QLatin1StringView(name)); }

    std::filesystem::path required(const char* name)
    {
        if (!isSet(name) || text(name).empty())
            refuse(std::string("--") + name + " FILE is missing");
        return text(name);
    }

    std::optional<std::filesystem::path> file(const char* name)
    {
        return isSet(name) ? std::optional(required(name)) : std::nullopt;
    }

    template <class T>
    T oneOf(const char* name, std::initializer_list<std::pair<const char*, T>> choices)
    {
        std::string known;
        for (const auto& [word, value] : choices) {
            if (text(name) == word)
                return value;
            known += (known.empty() ? "" : ", ") + std::string(word);
        }
        refuse("--" + std::string(name) + " must be one of " + known + ", is '" + text(name) + "'");
        return choices.begin()->second;
    }

    void refuse(std::string what) { refuse(badArgument(std::move(what), kSeeHelp).value()); }

    void refuse(Error error)
    {
        if (!m_error)
            m_error = std::move(error);
    }

    const std::optional<Error>& error() const { return m_error; }

private:
    const QCommandLineParser& m_parser;
    std::optional<Error> m_error;
};

std::size_t topOf(Values& values)
{
    const auto top = parseWholeNumber(values.text("top"));
    if (!top)
        values.refuse("--top must be a whole number from 0, is '" + values.text("top") + "'");
    return static_cast<std::size_t>(top.value_or(0));
}

history::ImportOptions importOptions(Values& values)
{
    using history::Format;
    history::ImportOptions options;
    if (values.isSet("format"))
        options.format = values.oneOf<Format>("format",
            {{"combined", Format::Combined}, {"csv", Format::Csv}, {"jsonl", Format::Jsonl}});
    if (values.isSet("map")) {
        const auto map = history::parseFieldMap(values.text("map"));
        if (map)
            options.map = *map;
        else
            values.refuse(map.error());
    }
    return options;
}

} // namespace

Result<PreviewOptions> parsePreviewOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return badArgument(parser.errorText().toStdString(), kSeeHelp);
    Values values(parser);
    if (values.isSet("help"))
        return PreviewOptions{.usage = {}, .plans = {}, .help = true};
    if (const QStringList rest = parser.positionalArguments(); !rest.isEmpty())
        return badArgument("'" + rest.front().toStdString() + "' is not an option", kSeeHelp);
    using metering::CountRule;
    PreviewOptions options{.usage = values.required("usage"),
        .plans = values.required("plans"),
        .draft = values.file("draft"),
        .defaultPlan = values.text("default-plan"),
        .assign = values.file("assign"),
        .import = importOptions(values)};
    if (values.isSet("count"))
        options.count = values.oneOf<CountRule>(
            "count", {{"all", CountRule::All}, {"billable", CountRule::Billable}});
    if (values.isSet("top"))
        options.top = topOf(values);
    options.json = values.isSet("json");
    if (values.error())
        return fail(*values.error());
    return options;
}

QString previewHelp()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText().replace(
        QLatin1StringView(" [options]"), QLatin1StringView(" preview [options]"));
}

} // namespace tollgate::ctl
