#include "support/room_tests.h"

#include <cstdlib>
#include <vector>

namespace tollgate::test {

namespace {

std::vector<TestFactory>& factories()
{
    static std::vector<TestFactory> all;
    return all;
}

} // namespace

bool registerTest(TestFactory factory)
{
    factories().push_back(std::move(factory));
    return true;
}

int runAll(int argc, char** argv)
{
    int failures = 0;
    for (const TestFactory& make : factories()) {
        const auto test = make();
        failures += QTest::qExec(test.get(), argc, argv);
    }
    return failures == 0 && !factories().empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace tollgate::test
