# The rooms' tests as one program with one translation unit per room: with sanitizers, compiling a
# file costs more than running it.
#
# The files of a room become one by putting each in a namespace, so that two files may use one name:
#
#   a.cpp, b.cpp   ->   the includes of both, namespace room_0 {a}, namespace room_1 {b}
#
# A file that must stay at global scope (it reopens a namespace, has a macro or a condition) is
# compiled alone.

set(hone_sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
# Generated kernels have no type tag in front of them; looking for it may leave their page.
list(APPEND hone_sanitizers -fno-sanitize=function)
list(APPEND hone_sanitizers -O1 -gline-tables-only)

# write_unity(out room sources): the file that holds `sources`.
function(write_unity out room sources)
  set(includes "")
  set(bodies "")
  set(count 0)
  foreach(source IN LISTS sources)
    file(READ ${source} text)
    string(REGEX MATCHALL "\n#include [<\"][^>\"\n]+[>\"]" own_includes "\n${text}")
    list(APPEND includes ${own_includes})
    string(REGEX REPLACE "(^|\n)#include [^\n]*" "\\1" text "${text}")
    string(REGEX REPLACE "(^|\n)#pragma once" "\\1" text "${text}")
    string(APPEND bodies "\nnamespace ${room}_${count} {\n#line 1 \"${source}\"\n${text}\n}\n")
    math(EXPR count "${count} + 1")
  endforeach()
  list(REMOVE_DUPLICATES includes)
  list(JOIN includes "" includes)
  set(file ${CMAKE_CURRENT_BINARY_DIR}/unity-${room}.cpp)
  write_if_changed(${file} "// Written by cmake/tests/sanitize.cmake\n${includes}\n${bodies}")
  set(${out} ${file} PARENT_SCOPE)
endfunction()

# split_by_scope(sources): sets `wrapped` and `alone` in the caller.
function(split_by_scope sources)
  set(wrapped "")
  set(alone "")
  foreach(source IN LISTS sources)
    file(READ ${source} text)
    if("\n${text}" MATCHES "\n(#if|#define|extern \"C\"|BOOST_|TYPE_TO_STRING|template ?<>)")
      list(APPEND alone ${source})
    elseif("\n${text}" MATCHES "\nnamespace (hone|doctest|std|boost)")
      list(APPEND alone ${source})
    else()
      list(APPEND wrapped ${source})
    endif()
  endforeach()
  set(wrapped ${wrapped} PARENT_SCOPE)
  set(alone ${alone} PARENT_SCOPE)
endfunction()

set(hone_sanitized_sources main.cpp)
foreach(room IN LISTS hone_test_rooms)
  if(room STREQUAL "architecture")
    continue()
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources})
  split_by_scope("${sources}")
  list(APPEND hone_sanitized_sources ${alone})
  if(wrapped)
    write_unity(unity ${room} "${wrapped}")
    set(folders ${wrapped})
    list(TRANSFORM folders REPLACE "/[^/]*$" "")
    list(REMOVE_DUPLICATES folders)
    set_source_files_properties(${unity} PROPERTIES INCLUDE_DIRECTORIES "${folders}")
    list(APPEND hone_sanitized_sources ${unity})
  endif()
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
