# Everything that comes from outside, in one place. Debian 12 names stand in packaging/dependencies.
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
# Headers alone; 1.81 by name, since Debian's default Boost is older and lacks what the gateway needs.
find_package(Boost 1.81 REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Network Sql)
find_package(Qt6Keychain REQUIRED)
if(TOLLGATE_BUILD_CONSOLE)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Charts Svg)
endif()
if(TOLLGATE_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    # Qt gives each test target its own folder as a definition, which would forbid a shared
    # precompiled header.
    set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
    # QTest looks for QT_NETWORK_LIB, so that tests with and without it could not share one either.
    set_property(TARGET Qt6::Network PROPERTY INTERFACE_COMPILE_DEFINITIONS "")
endif()

find_program(TOLLGATE_CCACHE ccache)
if(TOLLGATE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The sloppiness is what ccache asks for before it caches files that use a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${TOLLGATE_CCACHE})
endif()
