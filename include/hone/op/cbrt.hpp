// op/cbrt.hpp
// The cube root of every number, odd to the last bit.
//
//   |x| = 2^(3 q + t) m, t = -1, 0, 1, r = 2^t m:  2^q cbrt(r)
//
// A polynomial gives cbrt(m) to 13 bits, a step of Halley's method cbrt(r) to 39; f64 takes one of
// Newton's method more, from 26 bits, whose square is exact (fdlibm's s_cbrt).
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/log.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <limits>

namespace hone::op {

/// The cube root of r from an estimate of 13 bits; for f64.
inline Expr halley_cbrt(const Expr& r, const Expr& estimate) {
  const Expr cube = estimate * estimate * estimate;
  return estimate * (cube + (r + r)) / ((cube + cube) + r);
}

/// One more step, from 26 bits, so that the square is exact.
inline Expr newton_cbrt(const Expr& r, const Expr& coarse) {
  const Expr y = first_bits(coarse);
  const Expr quotient = r / (y * y);
  return ir::fma(y, (quotient - y) / ((y + y) + quotient), y);
}

/// The same for positive finite f64 m in [sqrt(1/2), sqrt(2)] and a whole number t.
inline Expr cbrt_of_parts(const Expr& m, const Expr& t) {
  const auto by_t = [&](double below, double here, double above) {
    const Expr zero = real(m, 0);
    return ir::select(ir::lt(t, zero), real(m, below),
                      ir::select(gt(t, zero), real(m, above), real(m, here)));
  };
  const Expr estimate = polynomial(m, {0.492509167, 0.739718078, -0.290378303, 0.0582203492}) *
                        by_t(0x1.965fea53d6e3dp-1, 1, 0x1.428a2f98d728bp0);
  return halley_cbrt(m * by_t(0.5, 1, 2), estimate);
}

/// 2^q for a whole number q of a normal result.
inline Expr power_of_two(const Expr& q) {
  const Format format = format_of(q);
  const double magic = format.round_magic + static_cast<double>(format.bias);
  return float_of(shift_left(bits_of(q + real(q, magic)), format.mantissa));
}

inline Expr expand_cbrt(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Expr size = magnitude(x);
  const auto [e, m] = split_log(size);
  const Expr magic = real(x, format_of(x).round_magic);
  const Expr q = (e * real(x, 1.0 / 3) + magic) - magic;
  const Expr t = ir::fma(q, real(x, -3), e);
  const auto wide = [](const Expr& value) { return ir::cast(DType::f64, value); };
  Expr root = cbrt_of_parts(wide(m), wide(t));
  if (is_single(x)) {
    root = ir::cast(DType::f32, root);
  } else {
    const Expr zero = real(x, 0);
    const Expr doubled = ir::select(gt(t, zero), m + m, m);
    root = newton_cbrt(ir::select(ir::lt(t, zero), m * real(m, 0.5), doubled), root);
  }
  const Expr inside = with_sign(root * power_of_two(q), sign_bit(x));
  const Expr is_inside = ir::both(gt(size, real(x, 0)), ir::lt(size, infinity(x)));
  return ir::select(is_inside, inside, x);  // zeros, infinities and NaN stay
}

inline constexpr ScalarOp cbrt{
    .name = "cbrt",
    // C libraries are up to 3 ULP off in double.
    .meaning =
        [](const double* x) {
          return static_cast<double>(std::cbrt(static_cast<long double>(x[0])));
        },
    .max_ulp_f32 = 1,
    .max_ulp_f64 = 1,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double size = std::fabs(x[0]), here = std::cbrt(size);
          if (!(size > e[0])) return here + std::cbrt(e[0] - size);
          const double low = std::cbrt(size - e[0]);
          return e[0] / (here * here + here * low + low * low);
        },
    .expand = expand_cbrt,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
