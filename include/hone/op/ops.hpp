// op/ops.hpp
// The one list of scalar functions, and the lookup by name. A program says ir::call("exp", {x}).
//
// To add one: its header, a line in all_ops.
#pragma once

#include <hone/op/abs.hpp>
#include <hone/op/erf.hpp>
#include <hone/op/exp.hpp>
#include <hone/op/floor.hpp>
#include <hone/op/log.hpp>
#include <hone/op/pow.hpp>
#include <hone/op/rsqrt.hpp>
#include <hone/op/sigmoid.hpp>
#include <hone/op/sqrt.hpp>
#include <hone/op/tanh.hpp>

#include <span>

namespace hone {

inline std::span<const ScalarOp* const> all_ops() {
  static constexpr const ScalarOp* ops[] = {
      &op::abs,
      &op::erf,
      &op::exp,
      &op::floor,
      &op::log,
      &op::pow,
      &op::rsqrt,
      &op::sigmoid,
      &op::sqrt,
      &op::tanh,
  };
  return ops;
}

/// Null when there is no function of that name.
inline const ScalarOp* find_op(std::string_view name) {
  for (const ScalarOp* candidate : all_ops()) {
    if (candidate->name == name) return candidate;
  }
  return nullptr;
}

}  // namespace hone
