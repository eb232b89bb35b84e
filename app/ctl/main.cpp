#include "consumers_verb.h"
#include "invalidate_verb.h"
#include "keys_verb.h"
#include "plans_verb.h"
#include "preview_verb.h"
#include "replay_verb.h"
#include "sample_verb.h"
#include "usage_verb.h"
#include "verb.h"

#include <fmt/format.h>

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <exception>

namespace {

using namespace tollgate::ctl;

constexpr std::array<Verb, 8> kVerbs{{
    {"preview", "who a plan change would refuse and what it would bill, on a usage history",
        runPreview},
    {"sample", "write a generated month of usage, with plans and a draft, to try things on",
        runSample},
    {"consumers", "list, show, create and move the consumers of a gateway", runConsumers},
    {"keys", "list, create and revoke a consumer's keys", runKeys},
    {"plans", "list and show a gateway's plans, apply a plans file", runPlans},
    {"usage", "what a consumer used in its period so far", runUsage},
    {"invalidate", "have every node drop what it keeps, and prove it", runInvalidate},
    {"replay", "play a log's busiest consumers through a gateway", runReplay},
}};

void printUsage(std::FILE* out)
{
    fmt::print(out, "Usage: tollgatectl [--admin URL] VERB [OPTIONS]\n\nVerbs:\n");
    for (const Verb& verb : kVerbs)
        fmt::print(out, "  {:<10}{}\n", verb.name, verb.summary);
    fmt::print(out,
        "\n'tollgatectl VERB --help' says more; 'tollgatectl --version' says which this is.\n");
}

// Options may stand before the verb: --admin URL VERB is VERB --admin URL.
QStringList verbFirst(QStringList arguments)
{
    QStringList before;
    while (arguments.size() > 2 && arguments[1].startsWith(u"--admin")) {
        const bool isPair = arguments[1] == u"--admin";
        for (int i = 0; i < (isPair ? 2 : 1); ++i)
            before << arguments.takeAt(1);
    }
    return arguments.mid(0, 2) + before + arguments.mid(2);
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
        return run(verbFirst(QCoreApplication::arguments()));
    } catch (const std::exception& error) {
        fmt::print(stderr, "tollgatectl: {}\n", error.what());
        return tollgate::ctl::kBadInput;
    }
}
