# Compiles every header that a user's file may include alone, with all warnings, as a program that
# links hone::compiled sees it: the front rooms (tests/architecture/rules.hpp), interop/, and those
# beside the rooms. hone/impl.hpp, which is one of them, brings all others.
# Target: all_verify_interface_header_sets.

set(hone_headers_alone ${hone_headers})
list(FILTER hone_headers_alone INCLUDE REGEX
     "/hone/((support|ir|op|program|dsl|runtime|kernel|interop)/.*|[a-z_]+[.]hpp)$")

add_library(hone-headers INTERFACE)
set_target_properties(hone-headers PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
target_sources(hone-headers INTERFACE FILE_SET HEADERS
               BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${hone_headers_alone})
target_link_libraries(hone-headers INTERFACE hone::compiled Eigen3::Eigen)
target_compile_options(hone-headers INTERFACE ${hone_warnings} -O0)
