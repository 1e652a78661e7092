// tests/fuzz/random_program.hpp
// Random small programs for fuzzing: one to four stages that read inputs and earlier stages through
// affine subscripts, with and without padding, some of them reductions. Extents are small, odd and
// even, 1 included, so that every tail is met. A program has few different ones, so that most
// subscripts are plain axes and chains of sums need no padding. Some stages compute again what an
// earlier one does.
//
// Whatever a stage computes from small integers are integers that an f32 holds: every order of a
// sum gives the same number, and a term that is lost or added twice shows.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/program/program.hpp>
#include <hone/support/rng.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hone::fuzz {

class RandomProgram {
 public:
  explicit RandomProgram(Rng& rng) : rng_(rng) {}

  Program make() {
    dtype_ = rng_.below(8) == 0 ? DType::f64 : (rng_.below(8) == 0 ? DType::i32 : DType::f32);
    for (std::int64_t& size : sizes_) size = any_extent();
    const std::size_t inputs = 1 + rng_.below(3);
    for (std::size_t n = 0; n < inputs; ++n) add_placeholder("X" + std::to_string(n), Role::input);
    const std::size_t stages = 1 + rng_.below(4);
    for (std::size_t s = 0; s < stages; ++s) add_stage(s, s + 1 == stages);
    drop_unread();
    return program_;
  }

 private:
  std::int64_t any_extent() {
    static constexpr std::int64_t extents[] = {1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 20, 33};
    return extents[rng_.below(std::size(extents))];
  }

  /// An extent of at most `room`, which it takes its part of.
  std::int64_t extent(std::int64_t& room) {
    std::int64_t chosen = rng_.below(4) == 0 ? any_extent() : rng_.pick(sizes_);
    if (chosen > room) chosen = rng_.between(1, std::min<std::int64_t>(room, 4));
    room /= chosen;
    return chosen;
  }

  void add_placeholder(const std::string& name, Role role) {
    Placeholder p{name, dtype_, {}, role};
    const bool scalar = role != Role::input && rng_.below(8) == 0;
    const std::size_t rank = scalar ? 0 : 1 + rng_.below(3);
    std::int64_t room = most_elements;
    for (std::size_t d = 0; d < rank; ++d) p.shape.emplace_back(extent(room));
    const bool again = role != Role::input && !program_.stages.empty() && rng_.below(4) == 0;
    if (again) p.shape = program_.placeholders.back().shape;
    program_.placeholders.push_back(p);
    largest_[name] = 3;
  }

  void add_stage(std::size_t s, bool last) {
    const std::string name = "T" + std::to_string(s);
    readable_ = program_.placeholders.size();
    add_placeholder(name, last || rng_.below(4) == 0 ? Role::output : Role::temp);
    Stage stage;
    stage.tensor = name;
    axes_.clear();
    const std::vector<Extent> shape = program_.placeholders.back().shape;
    for (std::size_t d = 0; d < shape.size(); ++d) {
      stage.axes.push_back({"a" + std::to_string(d), shape[d]});
    }
    axes_ = stage.axes;
    stage.body = rng_.below(3) != 0 ? reduction() : expression(2);
    if (rng_.below(3) == 0) {
      stage.body = ir::max(stage.body + expression(1), number(0));
    }
    stage.body = small(stage.body, most_exact);
    largest_[name] = largest(stage.body);
    program_.stages.push_back(stage);
  }

  ir::Expr reduction() {
    const std::vector<Axis> outside = axes_;
    std::vector<Axis> reduced;
    const std::size_t count = 1 + rng_.below(2);
    std::int64_t room = most_terms;
    for (const Axis& axis : outside) room /= axis.extent.value;
    for (std::size_t r = 0; r < count; ++r) {
      reduced.push_back({"r" + std::to_string(r), extent(room)});
    }
    axes_.insert(axes_.end(), reduced.begin(), reduced.end());
    ir::Expr value = rng_.below(3) == 0 ? repeated() : ir::Expr();
    if (!value) value = rng_.below(3) != 0 ? remembered(load() * load()) : expression(1);
    if (rng_.below(3) == 0) value = value + number(1);  // not 0 where nothing is read
    axes_ = outside;
    double terms = 2;
    for (const Axis& axis : reduced) terms *= static_cast<double>(axis.extent.value);
    value = small(value, most_exact / terms);
    static constexpr ir::ReduceOp ops[] = {ir::ReduceOp::sum, ir::ReduceOp::sum,
                                           ir::ReduceOp::max, ir::ReduceOp::min};
    return ir::reduce(ops[rng_.below(4)], reduced, value);
  }

  ir::Expr expression(int depth) {
    if (depth == 0 || rng_.below(4) == 0) return rng_.below(6) == 0 ? number() : load();
    const ir::Expr again = rng_.below(4) == 0 ? repeated() : ir::Expr();
    return again ? again : remembered(operation(depth));
  }

  ir::Expr operation(int depth) {
    switch (rng_.below(7)) {
      case 0: return expression(depth - 1) * load();
      case 1: return expression(depth - 1) - expression(depth - 1);
      case 2: return ir::max(expression(depth - 1), expression(depth - 1));
      case 3: return ir::min(expression(depth - 1), number());
      case 4: {
        const ir::Expr a = expression(depth - 1);
        const ir::Expr b = load();
        return ir::select(ir::lt(a, b), a, expression(depth - 1));
      }
      default: return expression(depth - 1) + expression(depth - 1);
    }
  }

  ir::Expr remembered(const ir::Expr& e) {
    made_.push_back({e, axes_});
    return e;
  }

  /// What was made of axes that are in scope again, by the same names and extents; empty if nothing
  /// was.
  ir::Expr repeated() {
    std::vector<ir::Expr> found;
    for (const Made& made : made_) {
      const auto is_here = [&](const std::string& axis) {
        return extent_of(axis, axes_) == extent_of(axis, made.axes);
      };
      const auto used = ir::free_vars(made.value);
      if (std::all_of(used.begin(), used.end(), is_here)) found.push_back(made.value);
    }
    return found.empty() ? ir::Expr() : rng_.pick(found);
  }

  /// The extent of an axis; 0 if it is not among these.
  static std::int64_t extent_of(const std::string& name, const std::vector<Axis>& axes) {
    for (const Axis& axis : axes) {
      if (axis.name == name) return axis.extent.value;
    }
    return 0;
  }

  ir::Expr number(double value) { return ir::constant(ir::Type{dtype_}, value); }
  ir::Expr number() { return number(static_cast<double>(rng_.below(7)) - 3); }

  /// The expression, cut to [-3, 3] if its magnitude could be more than `most`.
  ir::Expr small(const ir::Expr& e, double most) {
    return largest(e) <= most ? e : ir::max(ir::min(e, number(3)), number(-3));
  }

  /// A bound of the magnitude of all that is computed on the way to the expression, too.
  double largest(const ir::Expr& e) const {
    if (const ir::Load* load = e.as<ir::Load>()) return largest_.at(load->tensor);
    if (e.as<ir::Constant>()) return 3;
    double most = 0;
    double sum = 0;
    double product = 1;
    ir::for_each_child(e, [&](const ir::Expr& child) {
      const double magnitude = largest(child);
      most = std::max(most, magnitude);
      sum += magnitude;
      product *= magnitude;
    });
    if (const ir::Reduce* reduce = e.as<ir::Reduce>()) {
      for (const Axis& axis : reduce->axes) most *= static_cast<double>(axis.extent.value);
      return most;
    }
    const ir::Binary* binary = e.as<ir::Binary>();
    if (binary && binary->op == ir::BinaryOp::mul) return std::max(most, product);
    const bool adds = binary && (binary->op == ir::BinaryOp::add ||
                                 binary->op == ir::BinaryOp::sub);
    return adds ? sum : most;
  }

  /// A read of an input or an earlier stage, often of the one just before.
  ir::Expr load() {
    const bool newest = rng_.below(3) == 0;
    const Placeholder& tensor =
        program_.placeholders[newest ? readable_ - 1 : rng_.below(readable_)];
    std::vector<ir::Expr> subscripts;
    bool inside = true;
    for (const Extent& e : tensor.shape) subscripts.push_back(subscript(e.value, inside));
    return ir::load(ir::Type{dtype_}, tensor.name, std::move(subscripts),
                    inside ? ir::Boundary::none : ir::Boundary::zero);
  }

  /// Most often an axis of just that extent, if there is one.
  ir::Expr subscript(std::int64_t extent, bool& inside) {
    std::vector<std::string> fitting;
    for (const Axis& axis : axes_) {
      if (axis.extent.value == extent) fitting.push_back(axis.name);
    }
    if (fitting.empty() || rng_.below(4) == 0) return affine(extent, inside);
    return ir::var(rng_.pick(fitting));
  }

  /// Affine in up to two axes; `inside` becomes false if it may leave [0, extent).
  ir::Expr affine(std::int64_t extent, bool& inside) {
    ir::Expr e = ir::index(0);
    std::int64_t low = 0;
    std::int64_t high = 0;
    const std::size_t terms = axes_.empty() ? 0 : (rng_.below(8) == 0 ? 0 : 1 + rng_.below(5) / 4);
    for (std::size_t t = 0; t < terms; ++t) {
      const Axis& axis = axes_[rng_.below(axes_.size())];
      const std::int64_t factor = rng_.below(6) == 0 ? (rng_.below(2) == 0 ? 2 : -1) : 1;
      e = e + ir::var(axis.name) * ir::index(factor);
      (factor > 0 ? high : low) += factor * (axis.extent.value - 1);
    }
    const std::int64_t slack = extent - 1 - (high - low);
    std::int64_t shift = -low;
    if (slack > 0) shift += rng_.between(0, slack);
    if (slack < 0 || rng_.below(6) == 0) shift += rng_.between(-1, 1);
    if (low + shift < 0 || high + shift >= extent) inside = false;
    return e + ir::index(shift);
  }

  /// Inputs and temporaries that nothing reads are no part of a program.
  void drop_unread() {
    const auto reads = [&](const std::string& name) {
      bool found = false;
      for (const Stage& stage : program_.stages) {
        ir::visit_preorder(stage.body, [&](const ir::Expr& e) {
          const ir::Load* l = e.as<ir::Load>();
          found = found || (l && l->tensor == name);
        });
      }
      return found;
    };
    for (Placeholder& p : program_.placeholders) {
      if (p.role == Role::temp && !reads(p.name)) p.role = Role::output;
    }
    std::vector<Placeholder> kept;
    for (const Placeholder& p : program_.placeholders) {
      if (p.role != Role::input || reads(p.name)) kept.push_back(p);
    }
    program_.placeholders = kept;
  }

  /// An expression, and the axes in scope where it was made.
  struct Made {
    ir::Expr value;
    std::vector<Axis> axes;
  };

  Rng& rng_;
  Program program_;
  DType dtype_ = DType::f32;
  static constexpr double most_exact = 0x1p24;
  static constexpr std::int64_t most_elements = 4096;  // of one tensor
  static constexpr std::int64_t most_terms = 16384;    // that one stage reduces

  std::int64_t sizes_[3] = {};            // the extents of most dimensions
  std::map<std::string, double> largest_;  // bounds of the magnitude of each tensor's elements
  std::vector<Made> made_;     // operations of all stages so far
  std::vector<Axis> axes_;     // in scope of the expression being made
  std::size_t readable_ = 0;   // placeholders that it may read
};

inline Program random_program(Rng& rng) { return RandomProgram(rng).make(); }

}  // namespace hone::fuzz
