// op/log.hpp
// The natural logarithm; log(0) is -infinity, below it NaN.
//
//   x = 2^e m, sqrt(1/2) <= m < sqrt(2), f = m - 1     by integer operations on the bits
//   log x = e ln 2 + log(1 + f)                        ln 2 in two parts
//
// f32: log(1 + f) = f - f^2 / 2 + f^3 P(f), P minimax, cheaper than a division.
// f64: with s = f / (2 + f), log(1 + f) = f - (h - s (h + s^2 R(s^2))), h = f^2 / 2, as fdlibm.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <bit>
#include <cmath>
#include <limits>

namespace hone::op {

/// x = 2^e m; e is a float of integer value.
struct LogParts {
  Expr e;
  Expr m;
};

/// For positive finite x, denormals included.
inline LogParts split_log(const Expr& x) {
  const bool single = is_single(x);
  const auto [integer, mantissa, bias, sign, magic] = format_of(x);
  const double smallest_normal = single ? 0x1p-126 : 0x1p-1022;
  const Expr is_denormal = ir::lt(x, real(x, smallest_normal));
  const double shift = static_cast<double>(mantissa);
  const Expr normal = ir::select(is_denormal, x * real(x, single ? 0x1p23 : 0x1p52), x);

  const Expr bits = bits_of(normal);
  const std::int64_t root_half = single ? 0x3f3504f3 : 0x3fe6a09e667f3bcd;
  const Expr from_root_half = bits - whole(bits, root_half);
  const Expr exponent = bit_and(from_root_half, whole(bits, -(std::int64_t{1} << mantissa)));
  const std::int64_t magic_bits = single ? 0x4b400000 : 0x4338000000000000;
  const Expr e = float_of(shift_right(exponent, mantissa) + whole(bits, magic_bits));
  const Expr offset = ir::select(is_denormal, real(x, magic + shift), real(x, magic));
  return {e - offset, float_of(bits - exponent)};
}

/// P with log(1 + f) = f - f^2 / 2 + f^3 P(f), for f32.
inline Expr log_cubic(const Expr& f) {
  return polynomial(f, {0.333333135, -0.250001669, 0.200022221, -0.16659373, 0.142096356,
                        -0.125495657, 0.121079586, -0.10917116, 0.0534242913});
}

/// R with log(1 + f) = f - (h - s (h + R)), h = f^2 / 2, of z = s^2, for f64.
inline Expr log_remainder(const Expr& z) {
  return z * polynomial(z, {0.6666666666666734, 0.39999999999414326, 0.28571428742474497,
                            0.22222198563474252, 0.1818356486881029, 0.15314035753611169,
                            0.1479610646580776});
}

/// log of positive finite x for f32.
inline Expr log_single(const Expr& x) {
  const auto [e, m] = split_log(x);
  const Expr f = m - real(x, 1);
  const Expr square = f * f;
  const Expr cubic = ir::fma(e, real(x, -2.12194440e-4), f * square * log_cubic(f));
  return ir::fma(e, real(x, 0.693359375), f + ir::fma(square, real(x, -0.5), cubic));
}

/// log of positive finite x for f64.
inline Expr log_double(const Expr& x) {
  const auto [e, m] = split_log(x);
  const Expr f = m - real(x, 1);
  const Expr s = f / (m + real(x, 1));
  const Expr z = s * s;
  const Expr half_square = f * f * real(x, 0.5);
  const Expr tail = log_remainder(z);
  const Expr low = ir::fma(e, real(x, 1.90821492927058770002e-10), s * (half_square + tail));
  return ir::fma(e, real(x, 6.93147180369123816490e-01), f - (half_square - low));
}

/// `inside` for positive finite x; what every logarithm gives for 0, infinity, below 0 and NaN.
inline Expr with_edges_of_log(const Expr& x, const Expr& inside) {
  const Expr zero = real(x, 0);
  const Expr positive = ir::select(ir::lt(x, infinity(x)), inside, x);
  const Expr outside = ir::select(eq(x, zero), real(x, -HUGE_VAL), not_a_number(x));
  return ir::select(gt(x, zero), positive, outside);
}

inline Expr expand_log(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  return with_edges_of_log(x, is_single(x) ? log_single(x) : log_double(x));
}

/// Bound on |log(x + e') - log(x)| for |e'| <= e: see ScalarOp::amplify.
inline double log_change(double x, double e) {
  if (e == 0) return 0;
  return x > e ? -std::log1p(-e / x) : std::numeric_limits<double>::infinity();
}

inline constexpr ScalarOp log{
    .name = "log",
    .meaning = [](const double* x) { return std::log(x[0]); },
    .max_ulp_f32 = 1.5,
    .max_ulp_f64 = 1.5,
    .amplify = [](const double* x, const double* e) { return log_change(x[0], e[0]); },
    .expand = expand_log,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
