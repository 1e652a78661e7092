# One ctest entry per tests/compile_fail/NAME.cpp, see cmake/compile_fail.cmake.

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(most_lines 12)
else()
  set(most_lines 25)
endif()
get_target_property(eigen_folder Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)

function(add_compile_fail_test name source)
  add_hone_test(${name} ${CMAKE_COMMAND} -D COMPILER=${CMAKE_CXX_COMPILER} -D SOURCE=${source}
                -D MOST_LINES=${most_lines}
                -D HONE=${PROJECT_SOURCE_DIR}/include -D EIGEN=${eigen_folder}
                -P ${PROJECT_SOURCE_DIR}/cmake/compile_fail.cmake)
endfunction()

file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/compile_fail/*.cpp)
foreach(source IN LISTS sources)
  cmake_path(GET source STEM name)
  add_compile_fail_test(compile_fail.${name} ${source})
endforeach()

# The checker itself: each of these must be refused, for this reason.
set(refusal_of_compiles "it compiles")
set(refusal_of_no_phrase "its first line is not '// expect: PHRASE'")
set(refusal_of_other_phrase "its first error line lacks the phrase")
set(refusal_of_second_error "its first error line lacks the phrase")
set(refusal_of_too_long "[0-9]+ lines of output, at most")
foreach(sample compiles no_phrase other_phrase second_error too_long)
  add_compile_fail_test(compile_fail.checker.${sample}
                        ${CMAKE_CURRENT_SOURCE_DIR}/compile_fail/checker/${sample}.cpp)
  set_tests_properties(compile_fail.checker.${sample} PROPERTIES
                       PASS_REGULAR_EXPRESSION "compile_fail refused: ${refusal_of_${sample}}")
endforeach()
add_compile_fail_test(compile_fail.checker.accepts
                      ${CMAKE_CURRENT_SOURCE_DIR}/compile_fail/checker/accepts.cpp)
