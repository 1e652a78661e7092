// op/log1p.hpp
// log(1 + x), precise near 0; log1p(-1) is -infinity, below it NaN.
//
//   u = 1 + x = 2^e m:  log(1 + x) = log u + (x - (u - 1)) / u
//
// Where e is 0, x itself is the f = m - 1 that log computes with, and nothing is lost.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/log.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

/// e ln 2 + log(1 + f) + correction, f from sqrt(1/2) - 1 to sqrt(2) - 1.
inline Expr log_of_parts(const Expr& e, const Expr& f, const Expr& correction) {
  if (is_single(f)) {
    const Expr square = f * f;
    const Expr low = ir::fma(e, real(f, -2.12194440e-4), correction);
    const Expr cubic = ir::fma(f * square, log_cubic(f), low);
    return ir::fma(e, real(f, 0.693359375), f + ir::fma(square, real(f, -0.5), cubic));
  }
  const Expr s = f / (f + real(f, 2));
  const Expr half_square = f * f * real(f, 0.5);
  const Expr low = ir::fma(e, real(f, 1.90821492927058770002e-10), correction) +
                   s * (half_square + log_remainder(s * s));
  return ir::fma(e, real(f, 6.93147180369123816490e-01), f - (half_square - low));
}

/// For finite x > -1.
inline Expr log1p_inside(const Expr& x) {
  const Expr one = real(x, 1);
  const Expr u = x + one;
  const auto [e, m] = split_log(u);
  const Expr near_one = eq(e, real(x, 0));
  const Expr correction = ir::select(near_one, real(x, 0), (x - (u - one)) / u);
  const Expr result = log_of_parts(e, ir::select(near_one, x, m - one), correction);
  return ir::select(eq(x, real(x, 0)), x, result);
}

inline Expr expand_log1p(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Expr end = real(x, -1);
  const Expr inside = ir::select(ir::lt(x, infinity(x)), log1p_inside(x), x);
  const Expr outside = ir::select(eq(x, end), real(x, -HUGE_VAL), not_a_number(x));
  return ir::select(gt(x, end), inside, outside);
}

inline constexpr ScalarOp log1p{
    .name = "log1p",
    .meaning = [](const double* x) { return std::log1p(x[0]); },
    .max_ulp_f32 = 1.5,
    .max_ulp_f64 = 1.5,
    .amplify = [](const double* x, const double* e) { return log_change(1 + x[0], e[0]); },
    .expand = expand_log1p,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
