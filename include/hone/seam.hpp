// seam.hpp
// The seam between the front rooms and everything else: the few functions that templates in a
// user's file call, these and those of kernel/. hone/impl.hpp defines them, in every file or once
// in hone::compiled.
//
// None of those that can fail because of what they are given throws: the file that calls may be
// without exceptions, so an error comes back as a value. See support/result.hpp.
#pragma once

#include <hone/kernel/handle.hpp>
#include <hone/options.hpp>
#include <hone/program/flat.hpp>
#include <hone/support/result.hpp>

#include <span>
#include <string>
#include <string_view>

namespace hone {

struct Program;

namespace detail {

/// A program written with dsl.hpp, and what the type of its kernel says that it takes; another
/// order of names is an InternalError.
struct TypedProgramRef {
  FlatProgram program;
  std::span<const std::string_view> names;
};

/// Finds the program's schedule in the store or searches for it. See autotune.
result<StatePointer> tune(const Program& program, const Options& options) noexcept;
result<StatePointer> tune(TypedProgramRef program, const Options& options) noexcept;

/// The kernel of a schedule given as steps in their text form.
result<StatePointer> compile_steps(const Program& program, const std::string& steps,
                                   const Options& options) noexcept;
result<StatePointer> compile_steps(TypedProgramRef program, const std::string& steps,
                                   const Options& options) noexcept;

}  // namespace detail
}  // namespace hone
