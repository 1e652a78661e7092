# Several test files as one translation unit: the headers of the library are parsed once for all.
#
# Files become one by putting each in a namespace, so that two files may use one name:
#
#   a.cpp, b.cpp   ->   the includes of both, namespace room_0 {a}, namespace room_1 {b}
#
# A file that brings a namespace of its own keeps it. A file that must stay at global scope (it
# reopens a namespace of the library, has a macro or a condition) is compiled alone.

# What the first line of code is in a file with a namespace of its own: `namespace call_test {`.
set(hone_own_namespace "^[^{};]*\n#line[^\n]*\n(//[^\n]*\n|#[^\n]*\n|\n)*namespace [a-z_]+_test {")

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
    set(text "\n#line 1 \"${source}\"\n${text}\n")
    if(NOT text MATCHES "${hone_own_namespace}")
      set(text "\nnamespace ${room}_${count} {${text}}\n")
    endif()
    string(APPEND bodies "${text}")
    math(EXPR count "${count} + 1")
  endforeach()
  list(REMOVE_DUPLICATES includes)
  list(JOIN includes "" includes)
  set(file ${CMAKE_CURRENT_BINARY_DIR}/unity-${room}.cpp)
  write_if_changed(${file} "// Written by cmake/tests/unity.cmake\n${includes}\n${bodies}")
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
    elseif("\n#line\n${text}" MATCHES "${hone_own_namespace}")
      list(APPEND wrapped ${source})
    elseif("\n${text}" MATCHES "\nnamespace [a-z]")
      list(APPEND alone ${source})
    else()
      list(APPEND wrapped ${source})
    endif()
  endforeach()
  set(wrapped ${wrapped} PARENT_SCOPE)
  set(alone ${alone} PARENT_SCOPE)
endfunction()

# batches(out room sources size): unity files of about `size` sources each, and what is alone.
function(batches out room sources size)
  split_by_scope("${sources}")
  set(result ${alone})
  set(number 0)
  while(wrapped)
    list(SUBLIST wrapped 0 ${size} batch)
    list(REMOVE_ITEM wrapped ${batch})
    write_unity(unity ${room}_${number} "${batch}")
    set(folders ${batch})
    list(TRANSFORM folders REPLACE "/[^/]*$" "")
    list(REMOVE_DUPLICATES folders)
    set_source_files_properties(${unity} PROPERTIES INCLUDE_DIRECTORIES "${folders}")
    list(APPEND result ${unity})
    math(EXPR number "${number} + 1")
  endwhile()
  set(${out} ${result} PARENT_SCOPE)
endfunction()
