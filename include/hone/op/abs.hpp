// op/abs.hpp
// |x|, exact. Floats lose the sign bit (NaN included); of integers, the smallest stays itself, as
// overflow wraps.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

// Not llvm.fabs: integers need an expansion, and of the bit operation the backend makes the same
// instruction.
inline Expr expand_abs(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  if (is_float(x.type().dtype)) return magnitude(x);
  if (is_unsigned(x.type().dtype)) return x;
  return ir::max(x, whole(x, 0) - x);
}

inline constexpr ScalarOp abs{
    .name = "abs",
    .meaning = [](const double* x) { return std::fabs(x[0]); },
    .amplify = [](const double*, const double* e) { return e[0]; },
    .expand = expand_abs,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
