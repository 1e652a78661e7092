// op/scalar_op.hpp
// What every scalar function tells about itself: its meaning in float64, how it becomes simpler IR,
// and what error analysis needs.
//
//   ir::call("exp", {x})  --find_op-->  ScalarOp  --expand-->  adds, multiplies, Fma, selects, bits
//
// Exactly one of `expand` and `llvm_intrinsic` is there. An expansion is branch-free, has the lanes
// of its arguments and names no symbol; it may call ops that are intrinsics (sqrt, floor). It is a
// DAG, not a tree: whoever walks it visits a shared node once, and prints it once. It relies on
// each operation being rounded as it stands: x + c - c must stay, and a NaN must stay one.
// Contracting a * b + c to Fma is harmless.
//
// To add one: write <name>.hpp with a constexpr ScalarOp, add a line to ops.hpp. A program may use
// one of its own as well, without that line: apply<my_function>(x), examples/08_own_function.cpp.
#pragma once

#include <hone/ir/expr.hpp>

#include <string_view>
#include <vector>

namespace hone {

struct ScalarOp {
  std::string_view name;
  int arity = 1;

  /// The function in float64, the reference that results are compared with.
  double (*meaning)(const double* args) = nullptr;

  /// Bound on |computed - exact| in units in the last place of the exact result (spacing of the
  /// denormals below the smallest normal number), for every argument.
  double max_ulp_f32 = 0;
  double max_ulp_f64 = 0;

  /// Bound on |f(x + e) - f(x)| over all |e| <= arg_errors around the float64 `args`, up to the
  /// rounding of f itself. Infinite where x + e can leave the domain. If it is null, results of
  /// arguments that are not exact are not checked; only a user's own function may do without.
  double (*amplify)(const double* args, const double* arg_errors) = nullptr;

  /// The same function in simpler IR; null where `llvm_intrinsic` serves.
  ir::Expr (*expand)(const std::vector<ir::Expr>& args) = nullptr;

  /// For instance "llvm.sqrt": printed as is, with the type's suffix. Only for what is an
  /// instruction on every target, as a library call has no place in generated code.
  std::string_view llvm_intrinsic = {};

  constexpr double max_ulp(DType type) const {
    return type == DType::f32 ? max_ulp_f32 : max_ulp_f64;
  }
};

}  // namespace hone
