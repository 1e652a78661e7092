// op/asin.hpp
// The arc sine, odd to the last bit; NaN beyond 1.
//
//   |x| <= 1/2   asin x
//   otherwise    pi/2 - 2 asin s,  s = sqrt((1 - |x|) / 2) <= 1/2
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace hone::op {

/// (asin(s) - s) / s for 0 <= s <= 1/2, of z = s^2.
inline Expr asin_growth(const Expr& z) {
  const Expr p = is_single(z)
                     ? polynomial(z, {0.166667525, 0.0749529766, 0.0454703763, 0.024179507,
                                      0.042166329})
                     : polynomial(z, {0.1666666666666541, 0.075000000003368142,
                                      0.044642856828471293, 0.030381959131706143,
                                      0.022371758164931709, 0.017359703184475443,
                                      0.013885249762547773, 0.012169125588964649,
                                      0.0065283158958749956, 0.019527414170764365,
                                      -0.016223037160336864, 0.031911513708479073});
  return z * p;
}

/// `s` <= 1/2 and its asin.
struct HalfAsin {
  Expr is_near;  // |x| <= 1/2: s is |x|
  Expr s;        // else sqrt((1 - |x|) / 2)
  Expr growth;   // asin(s) = s + s growth
};

/// For 0 <= `size`; NaN above 1.
inline HalfAsin half_asin(const Expr& size) {
  const Expr is_near = ir::lt(size, real(size, 0.5));
  const Expr complement = ir::fma(size, real(size, -0.5), real(size, 0.5));
  const Expr z = ir::select(is_near, size * size, complement);
  const Expr s = ir::select(is_near, size, ir::call("sqrt", {complement}));
  return {is_near, s, asin_growth(z)};
}

/// pi/2 less a number that is about as large as 1: the number's low part is added first.
inline double half_pi_low(const Expr& x) {
  return is_single(x) ? -4.371138828673793e-08 : 6.123233995736766e-17;
}

inline Expr expand_asin(const std::vector<Expr>& args) {
  const auto [is_near, s, growth] = half_asin(magnitude(args[0]));
  const Expr rest = ir::fma(s * growth, real(s, 2), real(s, -half_pi_low(s)));
  const Expr far = real(s, std::numbers::pi / 2) - (rest + (s + s));
  const Expr y = ir::select(is_near, ir::fma(s, growth, s), far);
  return with_sign(y, sign_bit(args[0]));
}

/// Bound on the change of asin and acos: their slope at the far end, infinite where that is beyond.
inline double amplify_asin(const double* x, const double* e) {
  if (e[0] == 0) return 0;
  const double far = std::fabs(x[0]) + e[0];
  if (!(far < 1)) return std::numeric_limits<double>::infinity();
  return e[0] / std::sqrt((1 - far) * (1 + far));
}

inline constexpr ScalarOp asin{
    .name = "asin",
    .meaning = [](const double* x) { return std::asin(x[0]); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 2,
    .amplify = amplify_asin,
    .expand = expand_asin,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
