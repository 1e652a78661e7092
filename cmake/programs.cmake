# Every cmake/programs/NAME.cpp but hone.cpp is the main of a program hone-NAME; bodies lie in
# include/hone/tool/.

file(GLOB hone_programs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/programs/*.cpp)
list(REMOVE_ITEM hone_programs ${PROJECT_SOURCE_DIR}/cmake/programs/hone.cpp)
foreach(source IN LISTS hone_programs)
  cmake_path(GET source STEM name)
  add_hone_program(hone-${name} hone::compiled ${source})
  set_target_properties(hone-${name} PROPERTIES
                        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endforeach()

# The demo compares with Eigen, which only uses what the compiler may. GCC 12 warns of its own
# AVX-512 intrinsics (bug 105593).
target_compile_options(hone-demo PRIVATE -march=native -Wno-maybe-uninitialized)
