# The core is a product of its own: find_package(Tollgate) gives tollgate::preview and the rooms under it.
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY TOLLGATE_ROOMS)
install(TARGETS tollgate_options ${rooms} EXPORT TollgateTargets
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tollgate)
install(EXPORT TollgateTargets NAMESPACE tollgate:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Tollgate)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/TollgateConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/TollgateConfig.cmake"
    INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Tollgate)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/TollgateConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/TollgateConfig.cmake" "${PROJECT_BINARY_DIR}/TollgateConfigVersion.cmake"
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Tollgate)
