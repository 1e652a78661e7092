// A number in float64, and how far a float computation of it may lie from it: what the references
// of these tests compute with.
//
//   Bounded{value, error}    |computed in float - value| <= error, to first order and beyond
//
// Each operation passes on the errors of its operands and adds one rounding (Higham, "Accuracy and
// Stability of Numerical Algorithms", section 3.3). A Sum holds in whatever order a kernel adds:
// n roundings of the sum of absolute values, the same section 4.2.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace programs_test {

struct Bounded {
  double value = 0;
  double error = 0;

  Bounded() = default;
  Bounded(double exact) : value(exact) {}  // NOLINT: a number is one without error
  Bounded(double v, double e) : value(v), error(e) {}
};

/// Half the distance from 1 to the next float.
inline constexpr double unit = 0x1p-24;

/// `value`, known up to `error`, after roundings of `units` in all.
inline Bounded rounded(double value, double error, double units = 1) {
  return {value, error + units * unit * (std::fabs(value) + error) + 0x1p-149};
}

inline Bounded operator+(const Bounded& a, const Bounded& b) {
  return rounded(a.value + b.value, a.error + b.error);
}
inline Bounded operator-(const Bounded& a, const Bounded& b) {
  return rounded(a.value - b.value, a.error + b.error);
}
inline Bounded operator*(const Bounded& a, const Bounded& b) {
  const bool is_zero = (a.value == 0 && a.error == 0) || (b.value == 0 && b.error == 0);
  if (is_zero) return 0;
  return rounded(a.value * b.value, std::fabs(a.value) * b.error + std::fabs(b.value) * a.error +
                                        a.error * b.error);
}
inline Bounded operator/(const Bounded& a, const Bounded& b) {
  const double quotient = a.value / b.value;
  return rounded(quotient, (a.error + std::fabs(quotient) * b.error) /
                               (std::fabs(b.value) - b.error));
}

/// Functions: what a change of the argument by its error does, and three units.
inline Bounded exp(const Bounded& x) {
  return rounded(std::exp(x.value), std::exp(x.value) * std::expm1(x.error), 3);
}
inline Bounded log(const Bounded& x) {
  return rounded(std::log(x.value), x.error / (x.value - x.error), 3);
}
inline Bounded sqrt(const Bounded& x) {
  return rounded(std::sqrt(x.value), x.error / std::sqrt(x.value - x.error), 3);
}
inline Bounded max(const Bounded& a, const Bounded& b) {
  return {std::max(a.value, b.value), std::max(a.error, b.error)};
}

/// Adds up in float64; the error allows for any order in float. To add an exact 0 never rounds.
class Sum {
 public:
  void operator+=(const Bounded& x) {
    if (x.value == 0 && x.error == 0) return;
    ++count_;
    value_ += x.value;
    error_ += x.error;
    magnitude_ += std::fabs(x.value) + x.error;
  }
  operator Bounded() const {  // NOLINT: a sum is a number
    return {value_, error_ + 1.01 * static_cast<double>(count_) * unit * magnitude_};
  }

 private:
  std::int64_t count_ = 0;
  double value_ = 0, error_ = 0, magnitude_ = 0;
};

}  // namespace programs_test
