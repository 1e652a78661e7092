# Programs with files that know no exceptions.

set(hone_without_exceptions -fno-exceptions -fno-rtti)

add_hone_program(hone-no-exceptions hone::compiled no_exceptions/main.cpp)
target_compile_options(hone-no-exceptions PRIVATE ${hone_without_exceptions})
add_hone_test(no_exceptions hone-no-exceptions)

# The linker keeps the first of two inline functions, so either file comes first once.
set_source_files_properties(no_exceptions/without.cpp PROPERTIES
                            COMPILE_OPTIONS "${hone_without_exceptions}")
add_hone_program(hone-mixed hone::compiled no_exceptions/with.cpp no_exceptions/without.cpp)
add_hone_program(hone-mixed-other hone::compiled no_exceptions/without.cpp no_exceptions/with.cpp)
add_hone_test(no_exceptions.mixed hone-mixed)
add_hone_test(no_exceptions.mixed_other_way hone-mixed-other)

add_hone_test(no_exceptions.header_only ${CMAKE_CXX_COMPILER} -std=c++20 -fno-exceptions -E
              -I ${PROJECT_SOURCE_DIR}/include ${CMAKE_CURRENT_SOURCE_DIR}/smoke.cpp)
set_tests_properties(no_exceptions.header_only PROPERTIES PASS_REGULAR_EXPRESSION
                     "hone: a file without exceptions must define HONE_COMPILED and link")
