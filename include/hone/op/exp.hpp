// op/exp.hpp
// e^x, the hot one: softmax, sigmoid, gelu.
//
//   x = n ln 2 + r, |r| <= ln(2) / 2      Cody and Waite: n ln 2 in two parts
//   e^x = 2^n P(r)                        P minimax with P(0) = 1
//
// n is rounded by adding a magic number, which leaves n + 2 bias in the low bits: no conversion.
// 2^n is applied as two factors, so results below the smallest normal number are rounded once, and
// beyond the largest become infinite. Error: at most 1.5 ULP, with FMA and without.
#pragma once

#include <hone/op/lanes.hpp>
#include <hone/op/scalar_op.hpp>

#include <cmath>

namespace hone::op {

/// x = n ln 2 + r. The low bits of `bits` are n + offset, above them are bits of the magic number.
struct ExpParts {
  Expr bits;
  Expr r;
};

/// For |x| < 2^14 ln 2; `offset` is added to n.
inline ExpParts split_exp(const Expr& x, std::int64_t offset) {
  const bool single = is_single(x);
  const double magic = format_of(x).round_magic + static_cast<double>(offset);
  const double ln2_high = single ? 0.693359375 : 6.93147180369123816490e-01;
  const double ln2_low = single ? -2.12194440e-4 : 1.90821492927058770002e-10;
  const Expr shifted = ir::fma(x, real(x, 0x1.71547652b82fep0), real(x, magic));
  const Expr n = shifted - real(x, magic);
  const Expr high = ir::fma(n, real(x, -ln2_high), x);
  return {bits_of(shifted), ir::fma(n, real(x, -ln2_low), high)};
}

/// e^r for |r| <= 0.3467.
inline Expr exp_near_zero(const Expr& r) {
  if (is_single(r)) {
    return polynomial(r, {1, 1, 0.499998748, 0.166665435, 0.0417003334, 0.00836652704,
                          0.00119025761});
  }
  return polynomial(r, {1, 1, 0.50000000000000056, 0.16666666666666588, 0.041666666666576466,
                        0.008333333333389769, 0.001388888893166737, 0.00019841269718617245,
                        2.4801505142124532e-05, 2.7557407775811164e-06, 2.7626093115906353e-07,
                        2.5053746733710992e-08});
}

/// p * 2^n for p in [0.5, 2] and `bits` of offset 2 bias; rounded once.
inline Expr scale_by_power(const Expr& p, const Expr& bits) {
  const std::int64_t mantissa = format_of(p).mantissa;
  // (n + 2 bias) / 2 as an exponent, and the other half.
  const Expr half = bit_and(shift_left(bits, mantissa - 1),
                            whole(bits, -(std::int64_t{1} << mantissa)));
  const Expr other_half = shift_left(bits, mantissa) - half;
  return p * float_of(half) * float_of(other_half);
}

/// The arguments beyond which e^x is 0 or infinity at the type of x.
inline double lowest_exp(const Expr& x) { return is_single(x) ? -104 : -746; }
inline double highest_exp(const Expr& x) { return is_single(x) ? 89 : 710; }

/// e^x between lowest_exp and highest_exp.
inline Expr exp_within(const Expr& x) {
  const ExpParts parts = split_exp(x, 2 * format_of(x).bias);
  return scale_by_power(exp_near_zero(parts.r), parts.bits);
}

inline Expr expand_exp(const std::vector<Expr>& args) {
  const Expr& x = args[0];
  return exp_within(at_least(at_most(x, highest_exp(x)), lowest_exp(x)));
}

inline constexpr ScalarOp exp{
    .name = "exp",
    .meaning = [](const double* x) { return std::exp(x[0]); },
    .max_ulp_f32 = 1.5,
    .max_ulp_f64 = 1.5,
    .amplify =
        [](const double* x, const double* e) {
          return e[0] == 0 ? 0 : std::exp(x[0] + e[0]) * -std::expm1(-e[0]);
        },
    .expand = expand_exp,
    .llvm_intrinsic = "",
};

}  // namespace hone::op
