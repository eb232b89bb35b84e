#include "sample_verb.h"

#include "verb.h"

#include "base/whole_number.h"
#include "domain/shipped_plans.h"
#include "history/plans_file.h"
#include "history/sample.h"

#include <fmt/format.h>

#include <QCommandLineParser>

#include <cstdio>
#include <filesystem>

namespace tollgate::ctl {

namespace {

Result<void> write(const std::filesystem::path& directory, std::uint64_t seed)
{
    const auto sample = history::generateSample({.seed = seed});
    if (!sample)
        return fail(sample.error());
    return history::writeSample(*sample, directory)
        .and_then([&] { return history::writePlansFile(shippedPlans(), directory / "plans.json"); })
        .and_then([&] { return history::writePlansFile(sampleDraft(), directory / "draft.json"); })
        .map([&] {
            fmt::print("{} requests of {} consumers, generated from seed {}, are in {}\n",
                sample->usage.eventCount(), sample->consumers.size(), seed, directory.string());
        });
}

int badInput(const std::string& line)
{
    fmt::print(stderr, "tollgatectl sample: {}\n", line);
    return kBadInput;
}

} // namespace

int runSample(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Writes a generated month of an invented API company: usage.csv.gz, assign.csv,\n"
        "consumers.csv, plans.json and draft.json, to preview with tollgatectl preview."));
    parser.addOption(
        {QStringLiteral("out"), QStringLiteral("the folder to write to"), QStringLiteral("DIR")});
    parser.addOption(
        {QStringLiteral("seed"), QStringLiteral("another month for another number (1)"),
            QStringLiteral("N"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("help"), QStringLiteral("print this")});
    if (!parser.parse(arguments))
        return badInput(parser.errorText().toStdString() + "; see tollgatectl sample --help");
    if (parser.isSet(QStringLiteral("help"))) {
        fmt::print("{}", parser.helpText().toStdString());
        return kDone;
    }
    const std::string directory = parser.value(QStringLiteral("out")).toStdString();
    if (directory.empty())
        return badInput("--out DIR is missing; see tollgatectl sample --help");
    const auto seed = parseWholeNumber(parser.value(QStringLiteral("seed")).toStdString());
    if (!seed)
        return badInput("--seed must be a whole number from 0; see tollgatectl sample --help");
    const auto done = write(directory, static_cast<std::uint64_t>(*seed));
    return done ? kDone : badInput(describe(done.error()));
}

} // namespace tollgate::ctl
