// feature/subscript_table.hpp
// Index expressions over a loop path as rows of integers: the coefficient of every loop, and what a
// subscript covers while the loops from some depth inwards run.
//
//   path i.0 (4), i.1 (6):   i.0 * 6 + i.1 + 2   ->   coefficients 6, 1, constant 2
//                                                     from depth 0: [2, 25], 1: [2, 7], 2: [2, 2]
//
// Quotients and remainders, which fused loops have, stay expressions that are looked at again for
// each depth. A subscript read from memory may have any value as soon as a loop moves it.
#pragma once

#include <hone/feature/loop_path.hpp>
#include <hone/feature/moving_range.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hone::feature {

class SubscriptTable {
 public:
  /// An empty table over `path`, which must stay as it is.
  void begin(const LoopPath& path) {
    path_ = &path;
    width_ = path.size();
    rows_ = 0;
    coefficients_.clear();
    constants_.clear();
    ranges_.clear();
    others_.clear();
  }

  /// The row of one more subscript.
  std::size_t add(const ir::Expr& e) {
    coefficients_.resize(coefficients_.size() + width_, 0);
    constants_.push_back(0);
    const std::size_t first_other = others_.size();
    collect(e, 1);
    add_ranges(first_other);
    return rows_++;
  }

  std::size_t rows() const { return rows_; }

  std::int64_t coefficient(std::size_t row, std::size_t loop) const {
    return coefficients_[row * width_ + loop];
  }

  /// The values while the loops from `depth` on run and those outside stand at 0.
  const MovingRange& range(std::size_t row, std::size_t depth) const {
    return ranges_[row * (width_ + 1) + depth];
  }

  bool occurs(std::size_t row, std::size_t loop) const {
    if (coefficient(row, loop) != 0) return true;
    for (const Other& other : others_) {
      if (other.row == row && depends_on(other.value, loop, *path_)) return true;
    }
    return false;
  }

  /// By how much the subscript moves from one iteration of the loop to the next, most often.
  std::int64_t step(std::size_t row, std::size_t loop) const {
    std::int64_t step = coefficient(row, loop);
    for (const Other& other : others_) {
      if (other.row != row) continue;
      step = added(step, scaled(step_of(other.value, loop, *path_), other.coefficient));
    }
    return step;
  }

  /// Calls visit(count, coefficient): value = constant + sum of coefficient * 0..count-1, where a
  /// quotient is taken for a loop of its own. Returns the constant.
  template <class Visit>
  std::int64_t for_each_term(std::size_t row, Visit&& visit) const {
    for (std::size_t p = 0; p < width_; ++p) {
      if (coefficient(row, p) != 0) visit((*path_)[p].extent, coefficient(row, p));
    }
    std::int64_t constant = constants_[row];
    for (const Other& other : others_) {
      if (other.row != row) continue;
      const MovingRange values = moving_range(other.value, *path_, 0);
      visit(added(values.high, 1 - values.low), other.coefficient);
      constant = added(constant, scaled(values.low, other.coefficient));
    }
    return constant;
  }

 private:
  struct Other {
    std::size_t row;
    ir::Expr value;
    std::int64_t coefficient;
  };

  void collect(const ir::Expr& e, std::int64_t factor) {
    if (const std::int64_t* number = ir::as_integer(e)) {
      constants_[rows_] = added(constants_[rows_], scaled(*number, factor));
      return;
    }
    if (const ir::Var* var = e.as<ir::Var>()) {
      const int loop = position_of(var->name, *path_);
      if (loop >= 0) coefficients_[rows_ * width_ + static_cast<std::size_t>(loop)] += factor;
      return;
    }
    const ir::Binary* b = e.as<ir::Binary>();
    if (b != nullptr && (b->op == ir::BinaryOp::add || b->op == ir::BinaryOp::sub)) {
      collect(b->a, factor);
      return collect(b->b, b->op == ir::BinaryOp::add ? factor : -factor);
    }
    if (b != nullptr && b->op == ir::BinaryOp::mul) {
      if (const std::int64_t* by = ir::as_integer(b->b)) return collect(b->a, scaled(factor, *by));
      if (const std::int64_t* by = ir::as_integer(b->a)) return collect(b->b, scaled(factor, *by));
    }
    others_.push_back({rows_, e, factor});
  }

  /// From the innermost loop outwards: each one adds its own span.
  void add_ranges(std::size_t first_other) {
    const std::size_t first = ranges_.size();
    ranges_.resize(first + width_ + 1);
    MovingRange linear{constants_[rows_], constants_[rows_], 0};
    for (std::size_t p = width_ + 1; p-- > 0;) {
      if (p < width_) {
        const std::int64_t span =
            scaled(coefficients_[rows_ * width_ + p], (*path_)[p].extent - 1);
        std::int64_t& end = span < 0 ? linear.low : linear.high;
        end = added(end, span);
      }
      ranges_[first + p] = with_others(linear, p, first_other);
    }
  }

  MovingRange with_others(MovingRange range, std::size_t depth,
                          std::size_t first_other) const {
    for (std::size_t o = first_other; o < others_.size(); ++o) {
      const MovingRange other = moving_range(others_[o].value, *path_, depth);
      range = sum_of(range, multiple_of(other, others_[o].coefficient));
    }
    return range;
  }

  const LoopPath* path_ = nullptr;
  std::size_t width_ = 0;
  std::size_t rows_ = 0;
  std::vector<std::int64_t> coefficients_;  // rows x loops
  std::vector<std::int64_t> constants_;     // rows
  std::vector<MovingRange> ranges_;         // rows x (loops + 1)
  std::vector<Other> others_;
};

}  // namespace hone::feature
