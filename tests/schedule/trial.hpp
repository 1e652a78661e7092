// tests/schedule/trial.hpp
// What the tests of schedules ask of a program and a list of steps in text form. Defined in
// trial.cpp: one file pays for the compiler.
#pragma once

#include <hone/schedule/state.hpp>

#include <string>
#include <string_view>

namespace hone::test {

/// The program's state before any step.
State start_of(const Program& program);

/// The state after all steps. UserError with the reason if one is refused.
State after(const State& state, std::string_view steps);
State after(const Program& program, std::string_view steps);

/// Why the step is refused; empty if it is not.
std::string refusal(const State& state, std::string_view step);

/// The loops of a stage, outermost first: "i.0 2, k 17, i.1 8 unroll".
std::string loops_of(const State& state, std::string_view stage);

/// The loops that the state becomes with vectors of 16 floats, not yet flattened.
std::string printed(const State& state);

/// Replays the steps from their text, compiles for this machine, and compares every element with
/// evaluate: the first wrong one in words, empty if all are right.
std::string wrong_element(const Program& program, std::string_view steps);

}  // namespace hone::test
