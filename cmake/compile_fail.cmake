# cmake -D COMPILER=.. -D SOURCE=.. -D HONE=.. -D EIGEN=.. -D MOST_LINES=.. -P compile_fail.cmake
#
# Passes if SOURCE, which starts with the line `// expect: PHRASE`, does not compile, the first line
# that reports an error has the phrase, and the compiler needs at most MOST_LINES lines to say it.

function(refuse reason)
  message(NOTICE "${SOURCE}\n${output}")
  message(FATAL_ERROR "compile_fail refused: ${reason}")
endfunction()

file(READ "${SOURCE}" text)
if(NOT text MATCHES "^// expect: ([^\n]+)\n")
  refuse("its first line is not '// expect: PHRASE'")
endif()
string(STRIP "${CMAKE_MATCH_1}" phrase)

execute_process(
  COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${COMPILER} -std=c++20 -fsyntax-only
          -fdiagnostics-color=never -DHONE_COMPILED -I ${HONE} -isystem ${EIGEN} ${SOURCE}
  RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)

if(code EQUAL 0)
  refuse("it compiles")
endif()
string(REGEX MATCH "[^\n]*error: [^\n]*" first_error "${output}")
string(FIND "${first_error}" "${phrase}" position)
if(position EQUAL -1)
  refuse("its first error line lacks the phrase '${phrase}'")
endif()
string(REGEX MATCHALL "\n" line_ends "${output}")
list(LENGTH line_ends lines)
if(lines GREATER MOST_LINES)
  refuse("${lines} lines of output, at most ${MOST_LINES} are readable")
endif()
