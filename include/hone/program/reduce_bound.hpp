// program/reduce_bound.hpp
// Reductions of values with error bounds: the term of program/error_bound.hpp that depends on how
// many values there are.
#pragma once

#include <cmath>
#include <cstdint>

#include <hone/ir/meaning.hpp>
#include <hone/program/error_bound.hpp>

namespace hone {

/// A sum of floats in any order. The bound is the terms' own errors and
/// (2 + 2 sqrt(K)) * unit * sum|terms|; a sum of integers whose partial sums all fit is exact.
class SumBound {
 public:
  explicit SumBound(DType type) : precision_(precision_of(type)) {}

  void add(const Approx& term) {
    ++count_;
    value_ += term.value;
    errors_ += term.error;
    magnitude_ += std::fabs(term.value);
    special_ = special_ || !detail::is_finite(term.value);
    if (whole_) whole_ = is_exact(term) && is_whole(term.value);
  }

  Approx result() const {
    if (!detail::is_finite(errors_)) return unknown({value_, 0, 0});
    // Infinite or NaN: for sure if a term is, else by an overflow that another order may not have.
    if (!detail::is_finite(value_)) {
      return special_ ? exact_real(value_) : unknown({value_, 0, 0});
    }
    if (whole_ && magnitude_ <= precision_.exact_integers) return exact_real(value_);
    const double roundings = 2 + 2 * std::sqrt(static_cast<double>(count_));
    const double error = errors_ + roundings * precision_.unit * (magnitude_ + errors_);
    // Beyond it some order of the terms could overflow on the way.
    if (magnitude_ + error > precision_.largest) return unknown({value_, 0, 0});
    return {value_, error, 0};
  }

 private:
  static bool is_whole(double x) {
    return std::fabs(x) < 0x1p53 && static_cast<double>(static_cast<std::int64_t>(x)) == x;
  }

  const Precision& precision_;
  std::int64_t count_ = 0;
  double value_ = 0;
  double errors_ = 0;
  double magnitude_ = 0;
  bool whole_ = true;
  bool special_ = false;  // a term is infinite or NaN
};

}  // namespace hone
