// dyn.hpp
// Programs that are only known at run time: hone::dyn::Builder makes them, autotune tunes them.
//
//   const Program program = builder.finish();
//   const DynKernel kernel = autotune(program, {.budget = 10s});
//   kernel.call({{"A", a}, {"C", c}});
#pragma once

#include <hone/kernel/dyn_kernel.hpp>
#include <hone/options.hpp>
#include <hone/program/dyn.hpp>
#include <hone/seam.hpp>
#include <hone/support/result.hpp>

#ifndef HONE_COMPILED
#include <hone/impl.hpp>
#endif

namespace hone {

/// The kernel of a program made at run time. Errors as for typed programs.
inline result<DynKernel> try_autotune(const Program& program, const Options& options = {}) {
  return detail::made<DynKernel>(detail::tune(program, options));
}
template <ErrorMode mode = error_mode>
DynKernel autotune(const Program& program, const Options& options = {}) {
  return try_autotune(program, options).value<mode>();
}

}  // namespace hone
