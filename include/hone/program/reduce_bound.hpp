// program/reduce_bound.hpp
// Sums and products of values with error bounds: the term of program/error_bound.hpp that depends
// on how many values there are.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <hone/ir/meaning.hpp>
#include <hone/program/error_bound.hpp>

namespace hone {

namespace detail {

/// Whether the number has no fraction and is small enough to tell.
inline bool is_whole(double x) {
  return std::fabs(x) < 0x1p53 && static_cast<double>(static_cast<std::int64_t>(x)) == x;
}

}  // namespace detail

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
    if (whole_) whole_ = is_exact(term) && detail::is_whole(term.value);
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
  const Precision& precision_;
  std::int64_t count_ = 0;
  double value_ = 0;
  double errors_ = 0;
  double magnitude_ = 0;
  bool whole_ = true;
  bool special_ = false;  // a term is infinite or NaN
};

/// A product of floats in any order; of none, 1. K factors make at most K roundings of
/// unit * |product|, whatever the order; nothing is said where some order could overflow on the
/// way. Partial products that may fall below the normal numbers lose up to `tiny` each, times the
/// factors above 1 that follow. Whole numbers whose product fits are exact.
class ProductBound {
 public:
  explicit ProductBound(DType type) : precision_(precision_of(type)) {}

  void multiply(const Approx& factor) {
    const double size = std::fabs(factor.value);
    ++count_;
    value_ *= factor.value;
    largest_ *= size + factor.error;
    above_one_ *= std::max(1.0, size + factor.error);
    if (size > 0) below_one_ *= std::min(1.0, size);
    exact_ = exact_ && is_exact(factor);
    whole_ = whole_ && detail::is_whole(factor.value);
    special_ = special_ || !detail::is_finite(factor.value);
    unsure_ = unsure_ || is_unknown(factor) || !detail::is_sure(factor);
    has_zero_ = has_zero_ || (is_exact(factor) && size == 0);
  }

  Approx result() const {
    const bool may_overflow = !(above_one_ <= precision_.largest);
    const bool may_underflow = below_one_ < precision_.tiny / precision_.unit;
    if (special_) {
      const bool nan = ir::is_nan(value_);
      const bool sure = !unsure_ && (nan || !may_underflow);
      return sure ? exact_real(value_) : unknown({value_, 0, 0});
    }
    if (may_overflow) return unknown({value_, 0, 0});
    if (has_zero_ || (whole_ && exact_ && above_one_ <= precision_.exact_integers)) {
      return exact_real(value_);
    }
    const double count = static_cast<double>(count_);
    double error = largest_ * std::expm1(count * precision_.unit);
    // The two products rounded here as well, in double.
    if (!exact_) error += (largest_ - std::fabs(value_)) + largest_ * count * 0x1p-51;
    if (may_underflow) error += count * precision_.tiny * above_one_;
    return detail::is_finite(error) ? Approx{value_, error, 0} : unknown({value_, 0, 0});
  }

 private:
  const Precision& precision_;
  std::int64_t count_ = 0;
  double value_ = 1;
  double largest_ = 1;    // the product of |factor| + error
  double above_one_ = 1;  // of those above 1: no partial product is larger
  double below_one_ = 1;  // of those below 1 but 0: no partial product is smaller
  bool exact_ = true;
  bool whole_ = true;
  bool special_ = false;   // a factor is infinite or NaN
  bool unsure_ = false;    // the sign of a factor may be wrong, or nothing is known of it
  bool has_zero_ = false;  // exactly
};

/// A reduction of any kind, value by value.
class RunningReduction {
 public:
  RunningReduction(ir::ReduceOp op, DType type)
      : type_(type),
        is_sum_(op == ir::ReduceOp::sum && is_float(type)),
        is_product_(op == ir::ReduceOp::prod && is_float(type)),
        combining_(ir::combining_op(op, type)),
        sum_(type),
        product_(type) {
    const ir::Value start = ir::identity_of(op, type);
    other_ = is_float(type) ? exact_real(start.real) : exact_integer(start.integer);
  }

  void take(const Approx& value) {
    if (is_sum_) return sum_.add(value);
    if (is_product_) return product_.multiply(value);
    other_ = approx_binary(combining_, type_, other_, value);
  }

  /// What it comes to so far.
  Approx result() const {
    if (is_sum_) return sum_.result();
    return is_product_ ? product_.result() : other_;
  }

 private:
  DType type_;
  bool is_sum_;
  bool is_product_;
  ir::BinaryOp combining_;
  SumBound sum_;
  ProductBound product_;
  Approx other_;
};

}  // namespace hone
