# One program and one ctest entry per folder of tests/, a few files of it in one translation unit.
# All share one main and one precompiled header.

include(${PROJECT_SOURCE_DIR}/cmake/tests/unity.cmake)

add_library(hone-test-main OBJECT main.cpp)
target_link_libraries(hone-test-main PUBLIC hone::compiled doctest::doctest Eigen3::Eigen)
target_include_directories(hone-test-main PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(hone-test-main PUBLIC HONE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_compile_options(hone-test-main PUBLIC ${hone_warnings} -O0)
target_precompile_headers(hone-test-main PRIVATE
  <doctest/doctest.h> <algorithm> <array> <cmath> <cstdint> <cstring> <limits> <map> <memory>
  <optional> <set> <span> <stdexcept> <string> <string_view> <type_traits> <utility> <variant>
  <vector>)

# Rooms whose tests compute for minutes: optimizing them costs less than it saves.
set(hone_rooms_that_compute fuzz op)

foreach(room IN LISTS hone_test_rooms)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/two_units/")
  if(NOT sources)
    continue()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources})
  batches(files ${room} "${sources}" 10)
  add_executable(hone-test-${room} ${files})
  target_link_libraries(hone-test-${room} PRIVATE hone-test-main)
  if(room IN_LIST hone_rooms_that_compute)
    target_compile_options(hone-test-${room} PRIVATE -O1)
  else()
    target_precompile_headers(hone-test-${room} REUSE_FROM hone-test-main)
  endif()
  add_hone_test(${room} hone-test-${room})
endforeach()
