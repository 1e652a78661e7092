# After `cmake --install`: find_package(hone) gives hone::hone and hone::compiled.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(hone_config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/hone)
install(TARGETS hone hone-compiled EXPORT hone-targets FILE_SET HEADERS)
install(EXPORT hone-targets NAMESPACE hone:: DESTINATION ${hone_config_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/hone-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_SOURCE_DIR}/cmake/hone-config.cmake
              ${PROJECT_BINARY_DIR}/hone-config-version.cmake
        DESTINATION ${hone_config_folder})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/hone)
