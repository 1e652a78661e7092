// tests/lower/trial.hpp
// What the tests of lowering ask of a program and a list of steps in text form. Defined in
// trial.cpp: one file pays for the compiler.
#pragma once

#include <hone/schedule/state.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hone::lowering::test {

/// The state after the steps. UserError with the reason if one is refused.
State state_of(const Program& program, std::string_view steps);

/// The function that it becomes for vectors of 16 floats; `unit_dims` as lower() has them, empty
/// for row-major.
std::string lowered(const State& state, const std::vector<int>& unit_dims = {});

/// Compiles for this machine and compares every element with evaluate: the first wrong one in
/// words, empty if all are right.
std::string wrong_element(const Program& program, std::string_view steps);

}  // namespace hone::lowering::test
