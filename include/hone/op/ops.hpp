// op/ops.hpp
// The one list of scalar functions, and the lookup by name. A program says ir::call("exp", {x}).
//
// To add one: its header, a line in all_ops.
#pragma once

#include <hone/op/abs.hpp>
#include <hone/op/acos.hpp>
#include <hone/op/acosh.hpp>
#include <hone/op/asin.hpp>
#include <hone/op/asinh.hpp>
#include <hone/op/atan.hpp>
#include <hone/op/atan2.hpp>
#include <hone/op/atanh.hpp>
#include <hone/op/cbrt.hpp>
#include <hone/op/ceil.hpp>
#include <hone/op/copysign.hpp>
#include <hone/op/cos.hpp>
#include <hone/op/cosh.hpp>
#include <hone/op/erf.hpp>
#include <hone/op/exp.hpp>
#include <hone/op/exp2.hpp>
#include <hone/op/expm1.hpp>
#include <hone/op/floor.hpp>
#include <hone/op/hypot.hpp>
#include <hone/op/log.hpp>
#include <hone/op/log10.hpp>
#include <hone/op/log1p.hpp>
#include <hone/op/log2.hpp>
#include <hone/op/pow.hpp>
#include <hone/op/rint.hpp>
#include <hone/op/round.hpp>
#include <hone/op/rsqrt.hpp>
#include <hone/op/sigmoid.hpp>
#include <hone/op/sin.hpp>
#include <hone/op/sinh.hpp>
#include <hone/op/sqrt.hpp>
#include <hone/op/tan.hpp>
#include <hone/op/tanh.hpp>
#include <hone/op/trunc.hpp>

#include <span>

namespace hone {

inline std::span<const ScalarOp* const> all_ops() {
  static constexpr const ScalarOp* ops[] = {
      &op::abs,
      &op::acos,
      &op::acosh,
      &op::asin,
      &op::asinh,
      &op::atan,
      &op::atan2,
      &op::atanh,
      &op::cbrt,
      &op::ceil,
      &op::copysign,
      &op::cos,
      &op::cosh,
      &op::erf,
      &op::exp,
      &op::exp2,
      &op::expm1,
      &op::floor,
      &op::hypot,
      &op::log,
      &op::log10,
      &op::log1p,
      &op::log2,
      &op::pow,
      &op::rint,
      &op::round,
      &op::rsqrt,
      &op::sigmoid,
      &op::sin,
      &op::sinh,
      &op::sqrt,
      &op::tan,
      &op::tanh,
      &op::trunc,
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

/// The function that a call names: a user's own, or one of the list. Null if there is none.
inline const ScalarOp* function_of(const ir::Call& call) {
  return call.own ? call.own : find_op(call.function);
}

}  // namespace hone
