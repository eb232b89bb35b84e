# The core is a product of its own: find_package(Tollgate) gives tollgate::preview and the rooms under it.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Tollgate")
get_property(rooms GLOBAL PROPERTY TOLLGATE_ROOMS)
install(TARGETS tollgate_options ${rooms} EXPORT TollgateTargets
    ARCHIVE COMPONENT development
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/tollgate" COMPONENT development)
install(EXPORT TollgateTargets NAMESPACE tollgate:: DESTINATION "${package_dir}" COMPONENT development)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/TollgateConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/TollgateConfig.cmake"
    INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/TollgateConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/TollgateConfig.cmake" "${PROJECT_BINARY_DIR}/TollgateConfigVersion.cmake"
    DESTINATION "${package_dir}" COMPONENT development)
