#include "verbs.h"

#include <QCoreApplication>

#include <cstdio>
#include <map>
#include <string>

using namespace tollgate;

namespace {

constexpr const char* kUsage = R"(tollgated - the embedded gateway of Tollgate

  tollgated init   --data DIR [--name NAME] [--environment production|staging|dev] [--sample] [--json]
      makes the store with the shipped plans; prints the first admin token, once
      --sample adds generated traffic of 412 consumers: the month up to now, this one in progress
  tollgated serve  --data DIR [--listen ADDR:PORT] [--admin ADDR:PORT] [--upstream URL] [--config FILE]
                   [--durability strict|relaxed] [--threads N] [--node NAME]
      prints one JSON line when both listeners accept; SIGTERM drains, SIGHUP reads the configuration anew
  tollgated verify --data DIR
      folds the whole log and proves every checkpoint
  tollgated echo   [--listen ADDR:PORT]
      a small upstream
)";

// 2: bad arguments or files; 1: something outside failed.
int exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::InvalidData:
    case ErrorCode::CutOff:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
        return 2;
    default:
        return 1;
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::map<std::string, Result<void> (*)(const app::Words&)> verbs{
        {"init", app::init}, {"serve", app::serve}, {"verify", app::verify}, {"echo", app::echo}};
    const std::string verb = argc > 1 ? argv[1] : "--help";
    if (verb == "--help" || verb == "-h") {
        std::fputs(kUsage, stdout);
        return 0;
    }
    if (verb == "--version") {
        std::puts("tollgated " TOLLGATE_VERSION);
        return 0;
    }
    const auto found = verbs.find(verb);
    if (found == verbs.end()) {
        std::fprintf(stderr, "tollgated: '%s' is no verb; there are init, serve, verify and echo\n",
            verb.c_str());
        return 2;
    }
    const auto done = found->second(app::Words(argv + 2, argv + argc));
    if (done)
        return 0;
    std::fprintf(stderr, "tollgated %s: %s\n", verb.c_str(), describe(done.error()).c_str());
    return exitCodeOf(done.error().code);
}
