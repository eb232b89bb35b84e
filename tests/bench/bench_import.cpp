// How fast a usage log is imported, beside what reading it costs at least, in interleaved rounds
// of one run:
//
//     bench_import FILE [--rounds N] [--format F] [--map M]
//
// Prints "name median (lowest to highest)" a line; MB are 10^6 unpacked bytes.
#include "history/import.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace tollgate;
using namespace tollgate::history;

namespace {

struct Arguments {
    std::string file;
    int rounds = 9;
    ImportOptions options;
};

[[noreturn]] void giveUp(const std::string& why)
{
    fmt::print(stderr, "{}\n", why);
    std::exit(2);
}

Arguments parse(int argc, char** argv)
{
    if (argc < 2 || argc % 2 != 0)
        giveUp("usage: bench_import FILE [--rounds N] [--format F] [--map M]");
    Arguments arguments{.file = argv[1]};
    for (int i = 2; i < argc; i += 2) {
        const std::string name = argv[i];
        const std::string value = argv[i + 1];
        if (name == "--rounds") {
            arguments.rounds = std::max(1, std::atoi(value.c_str()));
        } else if (name == "--format") {
            arguments.options.format = formatNamed(value);
        } else if (name == "--map") {
            auto map = parseFieldMap(value);
            if (!map)
                giveUp(describe(map.error()));
            arguments.options.map = *std::move(map);
        } else {
            giveUp("unknown option " + name);
        }
    }
    return arguments;
}

template <class Work> double secondsOf(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Reads and inflates without looking at anything (zlib reads plain files too).
std::size_t inflateOnly(const std::string& file)
{
    std::vector<char> block(std::size_t{1} << 20);
    const gzFile in = gzopen(file.c_str(), "rb");
    if (!in)
        giveUp(file + " cannot be read");
    gzbuffer(in, 1U << 18);
    std::size_t bytes = 0;
    for (int count = 1; count > 0; bytes += static_cast<std::size_t>(count))
        count = std::max(0, gzread(in, block.data(), static_cast<unsigned>(block.size())));
    gzclose(in);
    return bytes;
}

Import importOnce(const Arguments& arguments, bool keepTargets)
{
    ImportOptions options = arguments.options;
    options.keepTargets = keepTargets;
    auto import = importUsage(arguments.file, options);
    if (!import)
        giveUp(describe(import.error()));
    return *std::move(import);
}

void print(const char* name, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    fmt::print("{:28} {:9.3f} ({:.3f} to {:.3f})\n", name, values[values.size() / 2],
        values.front(), values.back());
}

} // namespace

int main(int argc, char** argv)
{
    const Arguments arguments = parse(argc, argv);
    const std::string countLines = "zcat -f '" + arguments.file + "' | wc -l > /dev/null";
    const double megabytes = static_cast<double>(inflateOnly(arguments.file)) / 1e6;
    const Import import = importOnce(arguments, false);
    fmt::print("{} events, {} unparsed, {} consumers, {:.1f} MB\n", import.usage.eventCount(),
        import.unparsed, import.usage.consumerCount(), megabytes);

    std::vector<double> plain, targets, inflating, counting, speed, overInflate, overCount;
    for (int round = 0; round < arguments.rounds; ++round) {
        inflating.push_back(secondsOf([&] { inflateOnly(arguments.file); }));
        plain.push_back(secondsOf([&] { importOnce(arguments, false); }));
        targets.push_back(secondsOf([&] { importOnce(arguments, true); }));
        counting.push_back(secondsOf([&] { (void)!std::system(countLines.c_str()); }));
        speed.push_back(megabytes / plain.back());
        overInflate.push_back(plain.back() / inflating.back());
        overCount.push_back(plain.back() / counting.back());
    }
    print("import_s", plain);
    print("import_with_targets_s", targets);
    print("inflate_only_s", inflating);
    print("zcat_wc_s", counting);
    print("import_mb_s", speed);
    print("import_vs_inflate_only", overInflate);
    print("import_vs_zcat_wc", overCount);
    return EXIT_SUCCESS;
}
