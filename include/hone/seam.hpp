// seam.hpp
// The seam between the front rooms and everything else: the few functions that templates in a
// user's file call. hone/impl.hpp defines them, in every file or once in hone::compiled.
#pragma once

#include <hone/kernel/handle.hpp>
#include <hone/options.hpp>
#include <hone/program/program.hpp>

#include <memory>
#include <string>

namespace hone::detail {

/// Finds the program's schedule in the store or searches for it. See autotune.
std::shared_ptr<KernelImpl> tune(const Program& program, const Options& options);

/// The kernel of a schedule given as steps in their text form.
std::shared_ptr<KernelImpl> compile_steps(const Program& program, const std::string& steps,
                                          const Options& options);

}  // namespace hone::detail
