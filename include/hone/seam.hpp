// seam.hpp
// The seam between the front rooms and everything else: the few functions that templates in a
// user's file call, these and those of kernel/handle.hpp. hone/impl.hpp defines them, in every file
// or once in hone::compiled.
#pragma once

#include <hone/kernel/handle.hpp>
#include <hone/options.hpp>
#include <hone/program/flat.hpp>

#include <string>

namespace hone {

struct Program;

namespace detail {

/// Finds the program's schedule in the store or searches for it. See autotune.
StatePointer tune(const Program& program, const Options& options);
StatePointer tune(FlatProgram program, const Options& options);

/// The kernel of a schedule given as steps in their text form.
StatePointer compile_steps(const Program& program, const std::string& steps,
                           const Options& options);
StatePointer compile_steps(FlatProgram program, const std::string& steps, const Options& options);

}  // namespace detail
}  // namespace hone
