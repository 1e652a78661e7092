add_hone_program(hone-smoke hone::compiled smoke.cpp)
add_hone_test(smoke hone-smoke)
