#pragma once

#include <QTest>

#include <functional>
#include <memory>

// One test binary per room: each tst_*.cpp registers its class, and the shared main runs them all.
namespace tollgate::test {

using TestFactory = std::function<std::unique_ptr<QObject>()>;

// Called by TOLLGATE_TEST before main.
bool registerTest(TestFactory factory);

} // namespace tollgate::test

// Stands once at the end of a tst_*.cpp, before its moc include.
#define TOLLGATE_TEST(Class)                                                                       \
    [[maybe_unused]] static const bool registered##Class                                           \
        = tollgate::test::registerTest([] { return std::make_unique<Class>(); });
