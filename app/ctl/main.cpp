#include "preview_verb.h"
#include "sample_verb.h"
#include "verb.h"

#include <fmt/format.h>

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <exception>

namespace {

using namespace tollgate::ctl;

constexpr std::array<Verb, 2> kVerbs{{
    {"preview", "who a plan change would refuse and what it would bill, on a usage history",
        runPreview},
    {"sample", "write a generated month of usage, with plans and a draft, to try things on",
        runSample},
}};

void printUsage(std::FILE* out)
{
    fmt::print(out, "Usage: tollgatectl VERB [OPTIONS]\n\nVerbs:\n");
    for (const Verb& verb : kVerbs)
        fmt::print(out, "  {:<10}{}\n", verb.name, verb.summary);
    fmt::print(out,
        "\n'tollgatectl VERB --help' says more; 'tollgatectl --version' says which this is.\n");
}

int run(const QStringList& arguments)
{
    const QString name = arguments.value(1);
    if (name == u"--version") {
        fmt::print("tollgatectl {}\n", TOLLGATE_VERSION);
        return kDone;
    }
    if (name == u"--help" || name == u"-h" || name == u"help") {
        printUsage(stdout);
        return kDone;
    }
    for (const Verb& verb : kVerbs) {
        if (name == QLatin1StringView(verb.name))
            return verb.run(arguments.mid(1));
    }
    if (!name.isEmpty())
        fmt::print(stderr, "tollgatectl: there is no verb '{}'\n\n", name.toStdString());
    printUsage(stderr);
    return kBadInput;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    try {
        return run(QCoreApplication::arguments());
    } catch (const std::exception& error) {
        fmt::print(stderr, "tollgatectl: {}\n", error.what());
        return tollgate::ctl::kBadInput;
    }
}
