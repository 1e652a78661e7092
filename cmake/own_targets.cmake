# What hone's own targets are built with. Nothing here reaches a user's targets.

set(hone_warnings -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wpedantic -Werror)

if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
  endif()
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  set(CMAKE_CXX_EXTENSIONS OFF)

  # ccache can only store what uses a precompiled header with these two liberties.
  find_program(HONE_CCACHE ccache)
  if(HONE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros ${HONE_CCACHE})
  endif()
endif()

# Kernels, stores and caches of tests stay inside the build folder.
set(hone_test_environment XDG_DATA_HOME=${PROJECT_BINARY_DIR}/home/data
                          XDG_CACHE_HOME=${PROJECT_BINARY_DIR}/home/cache)

# add_hone_program(name library source...): an own program, warnings are errors.
function(add_hone_program name library)
  add_executable(${name} ${ARGN})
  target_compile_options(${name} PRIVATE ${hone_warnings})
  target_link_libraries(${name} PRIVATE ${library} Eigen3::Eigen)
endfunction()

# add_hone_test(name command...): runs it where it can not touch the user's store.
function(add_hone_test name)
  add_test(NAME ${name} COMMAND ${ARGN})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${hone_test_environment}" TIMEOUT 600)
endfunction()

# write_if_changed(path text): an unchanged file keeps its time, so nothing is rebuilt.
function(write_if_changed path text)
  if(EXISTS ${path})
    file(READ ${path} present)
    if(present STREQUAL text)
      return()
    endif()
  endif()
  file(WRITE ${path} "${text}")
endfunction()
