// op/atan.hpp
// The arc tangent, odd to the last bit; pi/2 of infinity.
//
//   |x| <= tan(pi/8)      atan t,         t = |x|
//   |x| <= tan(3 pi/8)    pi/4 + atan t,  t = (|x| - 1) / (|x| + 1)
//   otherwise             pi/2 + atan t,  t = -1 / |x|
//
// Numerator and denominator are selected, so there is one division. |t| <= tan(pi/8).
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hone::op {

/// atan(t) - t for |t| <= tan(pi/8).
inline Expr atan_minus_argument(const Expr& t) {
  const Expr z = t * t;
  const Expr p = is_single(t)
                     ? polynomial(z, {-0.333333152, 0.199984713, -0.142435284, 0.105937769,
                                      -0.0607812588})
                     : polynomial(z, {-0.33333333333333196, 0.19999999999953233,
                                      -0.14285714280165076, 0.11111110782079963,
                                      -0.09090897723058615, 0.076920596774331484,
                                      -0.066630987343185039, 0.058478557301549411,
                                      -0.050391738274995234, 0.038061701163831597,
                                      -0.01790453990592203});
  return t * z * p;
}

/// count pi/4 + sign atan(t), for a whole count up to 4 and a sign of 1 or -1.
inline Expr atan_beside(const Expr& count, const Expr& t, const Expr& sign) {
  const bool single = is_single(t);
  // pi/4 in two parts, the first with room for the count.
  const Expr high = count * real(t, single ? 0x1.921fbp-1 : 0x1.921fb54442d18p-1);
  const Expr low = count * real(t, single ? 0x1.5110b4p-23 : 0x1.1a62633145c07p-55);
  return high + (ir::fma(sign, atan_minus_argument(t), low) + sign * t);
}

inline Expr expand_atan(const std::vector<Expr>& args) {
  const Expr size = magnitude(args[0]);
  const Expr one = real(size, 1), zero = real(size, 0);
  const Expr is_near = ir::lt(size, real(size, 0.41421356237309503));
  const Expr is_middle = ir::lt(size, real(size, 2.414213562373095));
  const Expr far_top = ir::select(is_middle, size - one, real(size, -1));
  const Expr far_bottom = ir::select(is_middle, size + one, size);
  const Expr t = ir::select(is_near, size, far_top) / ir::select(is_near, one, far_bottom);
  const Expr far_count = ir::select(is_middle, one, real(size, 2));
  const Expr count = ir::select(is_near, zero, far_count);
  return with_sign(atan_beside(count, t, one), sign_bit(args[0]));
}

inline constexpr ScalarOp atan{
    .name = "atan",
    .meaning = [](const double* x) { return std::atan(x[0]); },
    .max_ulp_f32 = 2.5,
    .max_ulp_f64 = 2.5,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double nearest = std::max(0.0, std::fabs(x[0]) - e[0]);
          return std::min(std::numbers::pi, e[0] / (1 + nearest * nearest));
        },
    .expand = expand_atan,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
