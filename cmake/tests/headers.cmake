# Compiles every header alone, with all warnings, as a program that links hone::compiled sees it.
# Target: all_verify_interface_header_sets.

add_library(hone-headers INTERFACE)
set_target_properties(hone-headers PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
target_sources(hone-headers INTERFACE FILE_SET HEADERS
               BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${hone_headers})
target_link_libraries(hone-headers INTERFACE hone::compiled Eigen3::Eigen)
target_compile_options(hone-headers INTERFACE ${hone_warnings} -O0)
