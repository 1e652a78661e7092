// by_hand/bind.hpp
// A kernel bound to its tensors. Constants are named first: what depends on them alone, such as
// packed weights, is computed then and not at each call.
#pragma once

#include "plain_loops.hpp"

#include <hone/dyn.hpp>

#include <vector>

namespace by_hand {

inline std::vector<hone::NamedArgument> arguments_of(const hone::Program& program,
                                                     const Tensors& tensors, bool constant) {
  std::vector<hone::NamedArgument> arguments;
  for (const auto& [name, tensor] : tensors) {
    if (program.find(name)->is_constant != constant) continue;
    arguments.emplace_back(name, tensor.data().data());
  }
  return arguments;
}

inline hone::BoundKernel bind(const hone::DynKernel& kernel, const hone::Program& program,
                              const Tensors& tensors) {
  const auto constants = arguments_of(program, tensors, true);
  const auto others = arguments_of(program, tensors, false);
  return constants.empty() ? kernel.bind(others) : kernel.prepare(constants).bind(others);
}

}  // namespace by_hand
