// op/log10.hpp
// The logarithm to base 10; log10(0) is -infinity, below it NaN.
//
//   x = 2^e m as in log, f = m - 1:  log10 x = e log10(2) + log10(1 + f)
//
// f32: log10(1 + f) = f R(f), R minimax. f64: log10(2) log2(x), both in two parts.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/log.hpp>
#include <hone/op/log2.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>
#include <numbers>

namespace hone::op {

/// log10 of positive finite x for f32.
inline Expr log10_single(const Expr& x) {
  const auto [e, m] = split_log(x);
  const Expr f = m - real(x, 1);
  const Expr r = polynomial(f, {0.434294482, -0.21714719, 0.144764795, -0.108580513, 0.0868674579,
                                -0.0721319937, 0.061590671, -0.0575156291, 0.0560458478,
                                -0.0331000305});
  const Expr low = ir::fma(e, real(x, 4.605039066518657e-06), f * r);
  return ir::fma(e, real(x, 0.301025390625), low);
}

inline Expr log10_double(const Expr& x) {
  const TwoParts parts = log2_in_parts(x);
  const Expr low = ir::fma(parts.high, real(x, 5.801722962879576e-10),
                           parts.low * real(x, 0.3010299956639812));
  return ir::fma(parts.high, real(x, 0x1.344135p-2), low);
}

inline Expr expand_log10(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  return with_edges_of_log(x, is_single(x) ? log10_single(x) : log10_double(x));
}

inline constexpr ScalarOp log10{
    .name = "log10",
    .meaning = [](const double* x) { return std::log10(x[0]); },
    .max_ulp_f32 = 2,
    .max_ulp_f64 = 1,
    .amplify =
        [](const double* x, const double* e) {
          return log_change(x[0], e[0]) * std::numbers::log10e;
        },
    .expand = expand_log10,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
