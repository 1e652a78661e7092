# cmake -D WAY=find_package|add_subdirectory|include_path ... -P stranger.cmake
# Builds and runs tests/smoke.cpp as somebody would who has only hone's folder or its installation.

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    list(JOIN ARGN " " command)
    message(NOTICE "${output}")
    message(FATAL_ERROR "${WAY}: exit ${code} of: ${command}")
  endif()
endfunction()

function(build_project)
  run(${CMAKE_COMMAND} -G ${GENERATOR} -S ${HONE}/tests/install/${WAY} -B ${WORK}/build
      -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_COMPILER_LAUNCHER=${CCACHE}
      -D SMOKE=${HONE}/tests/smoke.cpp ${ARGN})
  run(${CMAKE_COMMAND} --build ${WORK}/build)
  run(${WORK}/build/stranger)
endfunction()

if(NOT CCACHE)
  set(CCACHE "")
endif()
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
if(WAY STREQUAL "find_package")
  run(${CMAKE_COMMAND} --install ${HONE_BUILD} --prefix ${WORK}/prefix)
  build_project(-D CMAKE_PREFIX_PATH=${WORK}/prefix)
elseif(WAY STREQUAL "add_subdirectory")
  build_project(-D HONE=${HONE})
else()
  run(${CCACHE} ${COMPILER} -std=c++20 -I ${HONE}/include ${HONE}/tests/smoke.cpp
      -o ${WORK}/stranger -lsqlite3 -ldl -pthread)
  run(${WORK}/stranger)
endif()
