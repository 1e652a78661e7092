// op/expm1.hpp
// e^x - 1, precise near 0.
//
//   x = n ln 2 + r,  h = 2^(n - 1):  e^x - 1 = 2 (h (e^r - 1) + (h - 1/2))
//
// Half of it is computed, as 2^n overflows before the result does.
#pragma once

#include <hone/op/exp.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

/// e^r - 1 for |r| <= 0.3467.
inline Expr expm1_near_zero(const Expr& r) {
  const Expr q = is_single(r)
                     ? polynomial(r, {0.49999997, 0.16666539, 0.0416677482, 0.00836708769,
                                      0.00138378621})
                     : polynomial(r, {0.50000000000000056, 0.16666666666666588,
                                      0.041666666666576466, 0.008333333333389769,
                                      0.001388888893166737, 0.00019841269718617245,
                                      2.4801505142124532e-05, 2.7557407775811164e-06,
                                      2.7626093115906353e-07, 2.5053746733710992e-08});
  return ir::fma(r * r, q, r);
}

inline Expr expand_expm1(const std::vector<Expr>& args) {
  const bool single = is_single(args[0]);
  const Expr x = at_least(at_most(args[0], highest_exp(args[0])), single ? -18 : -39);
  const Format format = format_of(x);
  const ExpParts parts = split_exp(x, format.bias - 1);
  const Expr power = float_of(shift_left(parts.bits, format.mantissa));
  const Expr half = ir::fma(power, expm1_near_zero(parts.r), power - real(x, 0.5));
  // Below it x is the result, with the sign of its 0 and all bits of a denormal.
  const Expr is_tiny = ir::lt(magnitude(x), real(x, single ? 0x1p-26 : 0x1p-55));
  return ir::select(is_tiny, x, half + half);
}

inline constexpr ScalarOp expm1{
    .name = "expm1",
    .meaning = [](const double* x) { return std::expm1(x[0]); },
    .max_ulp_f32 = 3,
    .max_ulp_f64 = 3,
    .amplify =
        [](const double* x, const double* e) {
          return e[0] == 0 ? 0 : std::exp(x[0] + e[0]) * -std::expm1(-e[0]);
        },
    .expand = expand_expm1,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
