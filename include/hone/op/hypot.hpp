// op/hypot.hpp
// sqrt(x^2 + y^2) without overflow or underflow on the way; infinite if either argument is, as C
// has it, even beside a NaN.
//
// f32 computes in f64, where squares fit. f64 scales by a power of two where they would not.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

inline Expr root_of_squares(const Expr& x, const Expr& y) {
  return ir::call("sqrt", {ir::fma(x, x, y * y)});
}

inline Expr hypot_double(const Expr& x, const Expr& y) {
  const Expr one = real(x, 1);
  const Expr large = ir::select(gt(x, y), x, y);
  const Expr is_huge = gt(large, real(x, 0x1p500)), is_tiny = ir::lt(large, real(x, 0x1p-400));
  const Expr down = ir::select(is_huge, real(x, 0x1p-600), one);
  const Expr scale = ir::select(is_tiny, real(x, 0x1p600), down);
  const Expr up = ir::select(is_huge, real(x, 0x1p600), one);
  const Expr back = ir::select(is_tiny, real(x, 0x1p-600), up);
  return root_of_squares(x * scale, y * scale) * back;
}

inline Expr expand_hypot(const std::vector<Expr>& args) {
  const Expr x = magnitude(args[0]), y = magnitude(args[1]);
  const auto wide = [](const Expr& e) { return ir::cast(DType::f64, e); };
  const Expr root = is_single(x) ? ir::cast(DType::f32, root_of_squares(wide(x), wide(y)))
                                 : hypot_double(x, y);
  const Expr endless = infinity(x);
  return ir::select(either(eq(x, endless), eq(y, endless)), endless, root);
}

inline constexpr ScalarOp hypot{
    .name = "hypot",
    .arity = 2,
    .meaning = [](const double* args) { return std::hypot(args[0], args[1]); },
    .max_ulp_f32 = 1,
    .max_ulp_f64 = 1.5,
    .amplify = [](const double*, const double* e) { return e[0] + e[1]; },
    .expand = expand_hypot,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
