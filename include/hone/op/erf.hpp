// op/erf.hpp
// The error function, odd to the last bit.
//
//   |x| < 1     x + x P(x^2)
//   otherwise   1 - e^-g(|x|),  g = -log(erfc) by a polynomial; from 4 (f64: 6) on it is 1
//
// Both are computed, one is selected. P and g are minimax for the relative error of erf.
#pragma once

#include <hone/op/exp.hpp>
#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hone::op {

/// erf(x) for |x| <= 1.
inline Expr erf_near_zero(const Expr& x) {
  const Expr square = x * x;
  const Expr p = is_single(x)
                     ? polynomial(square, {0.128379121, -0.37612319, 0.112801135, -0.0267092176,
                                           0.00491491565, -0.000561996538})
                     : polynomial(square, {0.12837916709551256, -0.37612638903183521,
                                           0.11283791670944185, -0.026866170643111441,
                                           0.0052239776061182011, -0.0008548325929299106,
                                           0.00012055293576377275, -1.4924712290816286e-05,
                                           1.6447131419811136e-06, -1.6206312501557555e-07,
                                           1.3710974567312202e-08, -7.7794569218311536e-10});
  return ir::fma(x, p, x);
}

/// -log(erfc(t)) for t from 1 to 4, f64: to 6.
inline Expr minus_log_erfc(const Expr& t) {
  if (is_single(t)) {
    return polynomial(t, {-0.000188467631, 1.12958026, 0.633216619, 0.108421713, -0.0252099931,
                          0.00420511561, -0.000441429991, 2.16932458e-05});
  }
  return polynomial(t, {2.7824625731817255e-08, 1.1283789154925952, 0.63662073526996654,
                        0.10277081251506996, -0.01912803813557758, -0.00020231476334841691,
                        0.0016749767585525134, -0.00055237061170250294, -2.2001719224258534e-05,
                        0.00011078051646864916, -6.4759839271490515e-05, 2.4279812088375532e-05,
                        -6.7840131827421291e-06, 1.469670537382036e-06, -2.4813153670585039e-07,
                        3.2193445253814417e-08, -3.1080204558023104e-09, 2.1051249215659539e-10,
                        -8.9280878542822637e-12, 1.7837007995012351e-13});
}

inline Expr expand_erf(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  const Format format = format_of(x);
  const Expr size = at_most(magnitude(x), is_single(x) ? 4 : 6);
  const ExpParts parts = split_exp(real(x, 0) - minus_log_erfc(size), format.bias);
  const Expr power = float_of(shift_left(parts.bits, format.mantissa));
  const Expr one = real(x, 1);
  const Expr far = one - exp_near_zero(parts.r) * power;
  return ir::select(ir::lt(size, one), erf_near_zero(x), with_sign(far, sign_bit(x)));
}

inline constexpr ScalarOp erf{
    .name = "erf",
    .meaning = [](const double* x) { return std::erf(x[0]); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 2,
    .amplify =
        [](const double* x, const double* e) {
          if (e[0] == 0) return 0.0;
          const double nearest = std::max(0.0, std::fabs(x[0]) - e[0]);
          const double slope = 2 * std::numbers::inv_sqrtpi * std::exp(-nearest * nearest);
          return std::min(2.0, e[0] * slope);
        },
    .expand = expand_erf,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
