# The shapes that targets of this project take: a room, a program, a room's tests.
include(GNUInstallDirs)

# What every target shares: standard, warnings, strictness. Flags of a build kind come from the presets.
add_library(tollgate_options INTERFACE)
add_library(tollgate::options ALIAS tollgate_options)
target_compile_features(tollgate_options INTERFACE cxx_std_20)
target_compile_options(tollgate_options INTERFACE
    $<BUILD_INTERFACE:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wnon-virtual-dtor;-Woverloaded-virtual>
    # A designated initialiser that leaves a member to its default is how values are written here.
    $<BUILD_INTERFACE:-Wno-missing-field-initializers>
    # g++ 12 reports false positives of -Wrestrict inside libstdc++'s own headers (GCC bug 105329
    # and kin); ccache needs -fpch-preprocess to cache files that use a precompiled header.
    $<$<CXX_COMPILER_ID:GNU>:$<BUILD_INTERFACE:-Wno-restrict;-fpch-preprocess>>)
target_compile_definitions(tollgate_options INTERFACE
    $<BUILD_INTERFACE:QT_NO_CAST_FROM_ASCII;QT_NO_CAST_TO_ASCII;QT_NO_FOREACH>)
set_target_properties(tollgate_options PROPERTIES EXPORT_NAME options)

# tollgate_room(NAME [AUTOMOC] [INTERNAL] SOURCES ... HEADERS ... [PUBLIC ...] [PRIVATE ...])
# One library per folder, tollgate_NAME with the alias tollgate::NAME; headers are included as "name/file.h".
# AUTOMOC: it has QObjects. INTERNAL: it is no part of the core that is installed.
function(tollgate_room name)
    cmake_parse_arguments(ARG "AUTOMOC;INTERNAL" "" "SOURCES;HEADERS;PUBLIC;PRIVATE" ${ARGN})
    string(REPLACE "/" "_" target "tollgate_${name}")
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH root)
    add_library(${target} STATIC ${ARG_SOURCES})
    add_library(tollgate::${name} ALIAS ${target})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${root}" FILES ${ARG_HEADERS})
    target_link_libraries(${target} PUBLIC tollgate::options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    set_target_properties(${target} PROPERTIES
        EXPORT_NAME ${name}
        POSITION_INDEPENDENT_CODE ON
        AUTOMOC ${ARG_AUTOMOC}
        VERIFY_INTERFACE_HEADER_SETS ON)
    if(NOT ARG_INTERNAL)
        set_property(GLOBAL APPEND PROPERTY TOLLGATE_ROOMS ${target})
    endif()
endfunction()

# tollgate_tests(NAME [WIDGETS] SOURCES ... LIBRARIES ... [DEFINITIONS ...])
# One test binary per room: each tst_*.cpp holds one test class and registers it (tests/support/room_tests.h).
# WIDGETS: the tests need a QApplication.
function(tollgate_tests name)
    cmake_parse_arguments(ARG "WIDGETS" "" "SOURCES;LIBRARIES;DEFINITIONS" ${ARGN})
    string(REPLACE "/" "_" target "tst_${name}")
    if(ARG_WIDGETS)
        set(support tollgate_widget_test_support)
    else()
        set(support tollgate_test_support)
    endif()
    add_executable(${target} ${ARG_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PRIVATE tollgate::options ${support} ${ARG_LIBRARIES})
    target_compile_definitions(${target} PRIVATE ${ARG_DEFINITIONS})
    target_precompile_headers(${target} REUSE_FROM ${support})
    add_test(NAME ${name} COMMAND ${target})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
