#include "console.h"
#include "console_options.h"
#include "screenshots.h"

#include "common/english_plurals.h"
#include "shell/appearance.h"

#include <QApplication>
#include <QLocale>

#include <cstdio>
#include <exception>

namespace {

using namespace tollgate;

int run(const console::ConsoleOptions& options)
{
    QApplication::setApplicationName(QStringLiteral("tollgate"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tollgate"));
    QApplication::setApplicationVersion(QStringLiteral(TOLLGATE_VERSION));
    // A machine without a language of its own reads figures the way the texts are written.
    if (QLocale::system().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    common::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);
    shell::Appearance appearance;
    console::Console console(options, appearance);
    if (options.screenshots)
        return console::takeScreenshots(console, appearance, *options.screenshots);
    console.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    // Before any window system is asked for: these two work without one.
    if (const auto answer = console::printedAnswer(arguments)) {
        std::fputs(qPrintable(*answer), stdout);
        return 0;
    }
    const auto options = console::parseConsoleOptions(arguments);
    if (!options) {
        std::fprintf(stderr, "tollgate: %s\n", describe(options.error()).c_str());
        return 2;
    }
    const QApplication application(argc, argv);
    try {
        return run(*options);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "tollgate: %s\n", error.what());
        return 1;
    }
}
