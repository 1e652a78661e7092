# A stranger's projects: the same program, found three ways. See tests/install/stranger.cmake.

function(add_stranger_test way)
  add_hone_test(install.${way} ${CMAKE_COMMAND} -D WAY=${way} -D COMPILER=${CMAKE_CXX_COMPILER}
                -D CCACHE=${HONE_CCACHE} -D GENERATOR=${CMAKE_GENERATOR}
                -D HONE=${PROJECT_SOURCE_DIR} -D HONE_BUILD=${PROJECT_BINARY_DIR}
                -D WORK=${CMAKE_CURRENT_BINARY_DIR}/install/${way}
                -P ${CMAKE_CURRENT_SOURCE_DIR}/install/stranger.cmake)
endfunction()

add_stranger_test(find_package)
add_stranger_test(add_subdirectory)
add_stranger_test(include_path)

add_hone_test(install.packages bash ${CMAKE_CURRENT_SOURCE_DIR}/install/packages.sh)
