// op/log2.hpp
// The logarithm to base 2; log2(0) is -infinity, below it NaN. Exact for powers of two.
//
//   x = 2^e m as in log, f = m - 1:  log2 x = e + log2(1 + f)
//
// f32: log2(1 + f) = f + f R(f), R minimax.
// f64: in two parts, to 64 bits (fdlibm's e_pow), as pow needs it:
//      s = f / (2 + f), log(1 + f) = 2 s (1 + s^2 / 3 + s^4 Q(s^2))
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/log.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <numbers>

namespace hone::op {

/// A number as high + low; high has at most 26 bits.
struct TwoParts {
  Expr high;
  Expr low;
};

/// s = (m - 1) / (m + 1) in two parts.
inline TwoParts log_argument(const Expr& m) {
  const Expr one = real(m, 1);
  const Expr f = m - one;
  const Expr denominator = m + one;
  const Expr reciprocal = one / denominator;
  const Expr high = first_bits(f * reciprocal);
  const Expr d_high = first_bits(denominator);
  const Expr d_low = m - (d_high - one);
  return {high, ((f - high * d_high) - high * d_low) * reciprocal};
}

/// 3 / 2 log(m) from its argument s: s (3 + s^2 + 3 s^4 Q(s^2)).
inline TwoParts scaled_log(const TwoParts& s) {
  const Expr sum = s.high + s.low;
  const Expr z = sum * sum;
  const Expr q = polynomial(z, {0.60000000000003384, 0.42857142855148866, 0.33333333779963847,
                                0.27272676544294248, 0.23080136271633608, 0.1988522056434540,
                                0.19794546860121186});
  const Expr three = real(z, 3);
  const Expr square = s.high * s.high;
  const Expr rest = ir::fma(z * z, q, s.low * (s.high + sum));
  const Expr t_high = first_bits(three + square + rest);
  const Expr t_low = rest - ((t_high - three) - square);
  const Expr product = s.high * t_high;
  const Expr small = ir::fma(s.low, t_high, t_low * sum);
  const Expr high = first_bits(product + small);
  return {high, small - (high - product)};
}

/// log2 of a positive finite f64.
inline TwoParts log2_in_parts(const Expr& x) {
  const auto [e, m] = split_log(x);
  const TwoParts scaled = scaled_log(log_argument(m));
  // 2 / (3 ln 2), and the same in two parts.
  const Expr factor = real(x, 9.61796693925975554329e-01);
  const Expr high = scaled.high * real(x, 9.61796700954437255859e-01);
  const Expr low = ir::fma(scaled.high, real(x, -7.02846165095275826516e-09), scaled.low * factor);
  const Expr first = first_bits(e + (high + low));
  return {first, low - ((first - e) - high)};
}

/// log2 of positive finite x for f32.
inline Expr log2_single(const Expr& x) {
  const auto [e, m] = split_log(x);
  const Expr f = m - real(x, 1);
  const Expr rest = polynomial(f, {0.442695041, -0.721347351, 0.480898241, -0.360696656,
                                   0.288567449, -0.239617297, 0.20459978, -0.191062784,
                                   0.186180276, -0.109955921});
  return e + ir::fma(f, rest, f);
}

inline Expr log2_double(const Expr& x) {
  const TwoParts parts = log2_in_parts(x);
  return parts.high + parts.low;
}

inline Expr expand_log2(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  return with_edges_of_log(x, is_single(x) ? log2_single(x) : log2_double(x));
}

inline constexpr ScalarOp log2{
    .name = "log2",
    .meaning = [](const double* x) { return std::log2(x[0]); },
    .max_ulp_f32 = 1.5,
    .max_ulp_f64 = 1,
    .amplify =
        [](const double* x, const double* e) {
          return log_change(x[0], e[0]) * std::numbers::log2e;
        },
    .expand = expand_log2,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
