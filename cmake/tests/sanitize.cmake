# Tests as one program with one translation unit per room: with sanitizers, compiling a file costs
# more than running it. Nor is it optimized: that builds 3 times as fast, and the tests take 54 s
# instead of 34.

include(${PROJECT_SOURCE_DIR}/cmake/tests/unity.cmake)

set(hone_sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
# Generated kernels have no type tag in front of them; looking for it may leave their page.
list(APPEND hone_sanitizers -fno-sanitize=function)
list(APPEND hone_sanitizers -O0 -gline-tables-only)

# The rooms that own memory, lend it, make code that writes to it or read files of others; root runs
# through all others. The rest would take half as long again and only builds expressions, or, as the
# search, ten times as long.
set(hone_sanitized_rooms backend codegen interop kernel lower program root runtime store
                         verify)

set(hone_sanitized_sources main.cpp)
foreach(room IN LISTS hone_sanitized_rooms)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources})
  batches(files ${room} "${sources}" 100)
  list(APPEND hone_sanitized_sources ${files})
endforeach()

target_compile_options(hone-compiled PRIVATE ${hone_sanitizers})
add_executable(hone-test-sanitized ${hone_sanitized_sources})
target_include_directories(hone-test-sanitized PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(hone-test-sanitized PRIVATE HONE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_compile_options(hone-test-sanitized PRIVATE ${hone_sanitizers})
target_link_options(hone-test-sanitized PRIVATE ${hone_sanitizers})
target_link_libraries(hone-test-sanitized PRIVATE hone::compiled doctest::doctest Eigen3::Eigen)

# A guarded run must die of its signal, not of a report. What LLVM keeps at exit is its own.
set(hone_sanitizer_options
    "ASAN_OPTIONS=handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0"
    "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/tests/leaks.txt:print_suppressions=0"
    "UBSAN_OPTIONS=print_stacktrace=1")
add_hone_test(sanitized hone-test-sanitized)
set_property(TEST sanitized APPEND PROPERTY ENVIRONMENT "${hone_sanitizer_options}")
