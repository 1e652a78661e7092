# The include table is a room of tests; these are the programs beside it.

add_hone_program(hone-two-units hone::compiled architecture/two_units/main.cpp
                 architecture/two_units/other.cpp)
add_hone_test(architecture.two_units hone-two-units)

add_hone_program(hone-header-only hone::hone smoke.cpp)
target_compile_options(hone-header-only PRIVATE -O1)
add_hone_test(architecture.header_only hone-header-only)
