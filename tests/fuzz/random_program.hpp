// tests/fuzz/random_program.hpp
// Random small programs for fuzzing: one to four stages that read inputs and earlier stages through
// affine subscripts, with and without padding, some of them reductions. Extents are small, odd and
// even, 1 included, so that every tail is met.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/program/program.hpp>
#include <hone/support/rng.hpp>

#include <string>
#include <vector>

namespace hone::fuzz {

class RandomProgram {
 public:
  explicit RandomProgram(Rng& rng) : rng_(rng) {}

  Program make() {
    dtype_ = rng_.below(8) == 0 ? DType::f64 : (rng_.below(8) == 0 ? DType::i32 : DType::f32);
    const std::size_t inputs = 1 + rng_.below(3);
    for (std::size_t n = 0; n < inputs; ++n) add_placeholder("X" + std::to_string(n), Role::input);
    const std::size_t stages = 1 + rng_.below(4);
    for (std::size_t s = 0; s < stages; ++s) add_stage(s, s + 1 == stages);
    drop_unread();
    return program_;
  }

 private:
  std::int64_t extent() {
    static constexpr std::int64_t extents[] = {1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 20, 33};
    return extents[rng_.below(std::size(extents))];
  }

  void add_placeholder(const std::string& name, Role role) {
    Placeholder p{name, dtype_, {}, role};
    const std::size_t rank = role == Role::input ? 1 + rng_.below(3) : rng_.below(4);
    for (std::size_t d = 0; d < rank; ++d) p.shape.emplace_back(extent());
    program_.placeholders.push_back(p);
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
    stage.body = rng_.below(2) == 0 ? reduction() : expression(2);
    if (rng_.below(3) == 0) {
      stage.body = ir::max(stage.body + expression(1), ir::constant(ir::Type{dtype_}, 0));
    }
    program_.stages.push_back(stage);
  }

  ir::Expr reduction() {
    const std::vector<Axis> outside = axes_;
    std::vector<Axis> reduced;
    const std::size_t count = 1 + rng_.below(2);
    for (std::size_t r = 0; r < count; ++r) reduced.push_back({"r" + std::to_string(r), extent()});
    axes_.insert(axes_.end(), reduced.begin(), reduced.end());
    const ir::Expr value = rng_.below(2) == 0 ? load() * load() : expression(1);
    axes_ = outside;
    static constexpr ir::ReduceOp ops[] = {ir::ReduceOp::sum, ir::ReduceOp::sum,
                                           ir::ReduceOp::max, ir::ReduceOp::min};
    return ir::reduce(ops[rng_.below(4)], reduced, value);
  }

  ir::Expr expression(int depth) {
    if (depth == 0 || rng_.below(4) == 0) return rng_.below(6) == 0 ? number() : load();
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

  ir::Expr number() {
    return ir::constant(ir::Type{dtype_}, static_cast<double>(rng_.below(7)) - 3);
  }

  /// A read of an input or an earlier stage.
  ir::Expr load() {
    const Placeholder& tensor = program_.placeholders[rng_.below(readable_)];
    std::vector<ir::Expr> subscripts;
    bool inside = true;
    for (const Extent& e : tensor.shape) subscripts.push_back(subscript(e.value, inside));
    return ir::load(ir::Type{dtype_}, tensor.name, std::move(subscripts),
                    inside ? ir::Boundary::none : ir::Boundary::zero);
  }

  /// Affine in up to two axes; `inside` becomes false if it may leave [0, extent).
  ir::Expr subscript(std::int64_t extent, bool& inside) {
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

  Rng& rng_;
  Program program_;
  DType dtype_ = DType::f32;
  std::vector<Axis> axes_;     // in scope of the expression being made
  std::size_t readable_ = 0;   // placeholders that it may read
};

inline Program random_program(Rng& rng) { return RandomProgram(rng).make(); }

}  // namespace hone::fuzz
