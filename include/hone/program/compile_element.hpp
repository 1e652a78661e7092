// program/compile_element.hpp
// From a statement to its ElementCode. UserError for a program that has no meaning (an unknown
// tensor or index, a read that leaves its tensor for sure) or whose meaning is not written yet.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <hone/ir/meaning.hpp>
#include <hone/ir/substitute.hpp>
#include <hone/ir/visit.hpp>
#include <hone/op/ops.hpp>
#include <hone/program/affine.hpp>
#include <hone/program/element_code.hpp>
#include <hone/program/place_registers.hpp>
#include <hone/program/program.hpp>
#include <hone/program/symbols.hpp>
#include <hone/program/tensor_view.hpp>
#include <hone/support/error.hpp>

namespace hone {

/// A tensor that a statement can read: its position is what ReadCode::tensor says.
struct ReadableTensor {
  std::string name;
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;
};

namespace detail {

class ElementCompiler {
 public:
  ElementCompiler(const Stage& stage, const std::vector<ReadableTensor>& tensors,
                  const SymbolValues& symbols)
      : stage_(stage), tensors_(tensors), symbols_(symbols) {}

  ElementCode compile() {
    open_level();
    for (const Axis& axis : stage_.axes) bind(axis);
    code_.result.first = compiled(stage_.body);
    code_.slots = slots_;
    return place_registers(std::move(code_), block_of_);
  }

 private:
  /// The axes and values of one block; levels are nested as reductions are.
  struct Level {
    int block = 0;
    std::unordered_map<const ir::Node*, int> known;  // node -> register
  };
  struct Bound {
    std::string name;
    int slot = 0;
    int level = 0;
    std::int64_t extent = 0;
  };

  void open_level() {
    levels_.push_back({static_cast<int>(code_.blocks.size()), {}});
    code_.blocks.emplace_back();
  }

  void bind(const Axis& axis) {
    require(!find_bound(axis.name), stage_.tensor, " has the index ", axis.name,
            " twice; give each reduction an index of its own");
    const int level = static_cast<int>(levels_.size()) - 1;
    bound_.push_back({axis.name, slots_++, level, symbols_.value(axis.extent)});
  }

  const Bound* find_bound(std::string_view name) const {
    for (const Bound& bound : bound_) {
      if (bound.name == name) return &bound;
    }
    return nullptr;
  }

  const Bound& bound_axis(const std::string& name) const {
    const Bound* bound = find_bound(name);
    require(bound, stage_.tensor, " uses the unknown index ", name);
    return *bound;
  }

  int new_register(int level, Approx initial = {}) {
    code_.registers.push_back(initial);
    level_of_.push_back(level);
    block_of_.push_back(levels_[static_cast<std::size_t>(level)].block);
    return static_cast<int>(code_.registers.size()) - 1;
  }

  int level_of(int reg) const { return level_of_[static_cast<std::size_t>(reg)]; }

  /// Appends to the block of `level`; the register of the result.
  int emit(int level, Instruction instruction) {
    instruction.result.first = new_register(level);
    const auto block = static_cast<std::size_t>(levels_[static_cast<std::size_t>(level)].block);
    code_.blocks[block].instructions.push_back(instruction);
    return instruction.result.first;
  }

  int compiled(const ir::Expr& e) {
    for (const Level& level : levels_) {
      if (const auto at = level.known.find(e.get()); at != level.known.end()) return at->second;
    }
    const int reg = std::visit([&](const auto& node) { return compiled(e, node); }, e->data);
    levels_[static_cast<std::size_t>(level_of(reg))].known.emplace(e.get(), reg);
    return reg;
  }

  int compiled(const ir::Expr& e, const ir::Constant& c) {
    const DType type = e.type().dtype;
    return new_register(0, is_float(type) ? exact_real(ir::real_value(type, c.real).real)
                                          : exact_integer(c.integer));
  }

  int compiled(const ir::Expr&, const ir::Var& var) {
    if (const std::int64_t* value = find_bound(var.name) ? nullptr : symbols_.find(var.name)) {
      return new_register(0, exact_integer(*value));
    }
    const Bound& bound = bound_axis(var.name);
    return emit(bound.level, {.kind = Instruction::Kind::slot, .position = bound.slot});
  }

  int compiled(const ir::Expr& e, const ir::Unary& n) {
    const int a = compiled(n.a);
    return emit(level_of(a), {.kind = Instruction::Kind::unary, .dtype = e.type().dtype,
                              .unary = n.op, .a = {a}});
  }

  int compiled(const ir::Expr&, const ir::Binary& n) {
    const int a = compiled(n.a), b = compiled(n.b);
    return emit(std::max(level_of(a), level_of(b)),
                {.kind = Instruction::Kind::binary, .dtype = n.a.type().dtype, .binary = n.op,
                 .a = {a}, .b = {b}});
  }

  int compiled(const ir::Expr&, const ir::Select& n) {
    const int a = compiled(n.condition), b = compiled(n.then_value), c = compiled(n.else_value);
    return emit(std::max({level_of(a), level_of(b), level_of(c)}),
                {.kind = Instruction::Kind::select, .a = {a}, .b = {b}, .c = {c}});
  }

  int compiled(const ir::Expr& e, const ir::Cast& n) {
    const int a = compiled(n.a);
    return emit(level_of(a), {.kind = Instruction::Kind::cast, .dtype = n.a.type().dtype,
                              .to = e.type().dtype, .a = {a}});
  }

  int compiled(const ir::Expr& e, const ir::Bitcast& n) {
    const int a = compiled(n.a);
    return emit(level_of(a), {.kind = Instruction::Kind::bitcast, .dtype = n.a.type().dtype,
                              .to = e.type().dtype, .a = {a}});
  }

  int compiled(const ir::Expr& e, const ir::Call& n) {
    const ScalarOp* function = function_of(n);
    require(function, stage_.tensor, " calls ", n.function, ", which is not a known function");
    const DType type = e.type().dtype;
    if (!is_float(type)) return compiled(kept(function->expand(n.args)));
    ensure(n.args.size() <= 3, n.function, " has more than 3 arguments");
    Instruction instruction{.kind = Instruction::Kind::call, .dtype = type, .function = function};
    int level = 0;
    for (std::size_t k = 0; k < n.args.size(); ++k) {
      const int arg = compiled(n.args[k]);
      (k == 0 ? instruction.a : k == 1 ? instruction.b : instruction.c).first = arg;
      level = std::max(level, level_of(arg));
    }
    return emit(level, instruction);
  }

  int compiled(const ir::Expr& e, const ir::Load& n) {
    ReadCode read = read_of(e, n);
    int level = 0;
    for (std::size_t d = 0; d < n.indices.size(); ++d) {
      const ReadDimension dimension = dimension_of(read, n.indices[d], d, level);
      read.dimensions.push_back(dimension);
    }
    if (n.predicate) {
      read.has_predicate = true;
      read.predicate.first = compiled(n.predicate);
      level = std::max(level, level_of(read.predicate.first));
    }
    if (read.affine) flatten(read);
    code_.reads.push_back(std::move(read));
    return emit(level, {.kind = Instruction::Kind::read, .dtype = e.type().dtype,
                        .position = static_cast<int>(code_.reads.size()) - 1});
  }

  ReadCode read_of(const ir::Expr& e, const ir::Load& n) const {
    const auto at = std::find_if(tensors_.begin(), tensors_.end(),
                                 [&](const ReadableTensor& t) { return t.name == n.tensor; });
    require(at != tensors_.end(), stage_.tensor, " reads ", n.tensor,
            ", which is neither an input nor assigned by a statement before it");
    require(at->shape.size() == n.indices.size(), stage_.tensor, " reads ", n.tensor, " with ",
            n.indices.size(), " subscripts, but it has ", at->shape.size(), " dimensions");
    ensure(at->dtype == e.type().dtype, stage_.tensor, " reads ", n.tensor, " as ",
           name_of(e.type().dtype));
    ReadCode read;
    read.tensor = static_cast<int>(at - tensors_.begin());
    read.statement = stage_.tensor;
    read.zero_outside = n.boundary == ir::Boundary::zero;
    return read;
  }

  /// Subscript d of a read; raises `level` to that of what it uses.
  ReadDimension dimension_of(ReadCode& read, const ir::Expr& subscript, std::size_t d, int& level) {
    const ReadableTensor& tensor = tensors_[static_cast<std::size_t>(read.tensor)];
    ReadDimension dimension;
    dimension.extent = tensor.shape[d];
    dimension.stride = tensor.strides[d];
    const std::optional<Affine> affine = as_affine(subscript);
    if (!affine || has_symbol(*affine)) {
      dimension.computed = true;
      dimension.index.first = compiled(subscript);
      level = std::max(level, level_of(dimension.index.first));
      read.affine = read.always_inside = false;
      return dimension;
    }
    dimension.constant = affine->constant;
    for (const AffineTerm& term : affine->terms) {
      const Bound& bound = bound_axis(term.var);
      dimension.terms.push_back({bound.slot, term.factor});
      level = std::max(level, bound.level);
    }
    const IndexRange range =
        range_of(*affine, [&](const std::string& var) { return bound_axis(var).extent; });
    read.always_inside = read.always_inside && range.is_within(dimension.extent);
    return dimension;
  }

  bool has_symbol(const Affine& affine) const {
    return std::any_of(affine.terms.begin(), affine.terms.end(), [&](const AffineTerm& term) {
      return !find_bound(term.var) && symbols_.find(term.var);
    });
  }

  static void flatten(ReadCode& read) {
    for (const ReadDimension& dimension : read.dimensions) {
      read.offset += dimension.constant * dimension.stride;
      for (const SlotTerm& term : dimension.terms) {
        read.terms.push_back({term.slot, term.factor * dimension.stride});
      }
    }
  }

  int compiled(const ir::Expr& e, const ir::Reduce& n) {
    require(n.op != ir::ReduceOp::custom, "the custom reduction in ", stage_.tensor,
            " is not supported yet by evaluate");
    return add_reduction(code_of(e, n), free_level(e));
  }

  ReduceCode code_of(const ir::Expr& e, const ir::Reduce& n) {
    ReduceCode reduce;
    reduce.op = n.op;
    reduce.dtype = e.type().dtype;
    open_level();
    reduce.block = levels_.back().block;
    for (const Axis& axis : n.axes) {
      bind(axis);
      reduce.slots.push_back(bound_.back().slot);
      reduce.extents.push_back(bound_.back().extent);
    }
    reduce.value.first = compiled(n.values.front());
    bound_.erase(bound_.end() - static_cast<std::ptrdiff_t>(n.axes.size()), bound_.end());
    levels_.pop_back();
    return reduce;
  }

  int add_reduction(ReduceCode reduce, int level) {
    code_.reductions.push_back(std::move(reduce));
    return emit(level, {.kind = Instruction::Kind::reduce,
                        .position = static_cast<int>(code_.reductions.size()) - 1});
  }

  /// The innermost level whose axes a reduction uses: a reduction inside another one that does not
  /// depend on it is computed once.
  int free_level(const ir::Expr& e) const {
    int level = 0;
    for (const std::string& name : ir::free_vars(e)) {
      if (const Bound* bound = find_bound(name)) level = std::max(level, bound->level);
    }
    return level;
  }

  /// A reduction over the whole axis that remembers what it comes to at each element.
  int compiled(const ir::Expr& e, const ir::Scan& n) {
    const Bound along = bound_axis(n.axis);
    const std::string other = n.axis + ".before";
    const ir::Expr& whole =
        kept(ir::reduce(n.op, {{other, along.extent}},
                        ir::substitute(n.value, n.axis, ir::var(other))));
    ReduceCode code = code_of(whole, *whole.as<ir::Reduce>());
    code.scanned = along.slot;
    return add_reduction(std::move(code), std::max(free_level(e), along.level));
  }

  template <class Lowered>
  int compiled(const ir::Expr&, const Lowered&) {
    fail<InternalError>("internal error in hone: ", stage_.tensor,
                        " holds an expression that only lowered functions have");
  }

  /// Registers are found by node: an expression made here must live as long as the compiler.
  const ir::Expr& kept(ir::Expr e) {
    kept_.push_back(std::move(e));
    return kept_.back();
  }

  const Stage& stage_;
  const std::vector<ReadableTensor>& tensors_;
  const SymbolValues& symbols_;
  ElementCode code_;
  std::vector<Level> levels_;
  std::vector<Bound> bound_;
  std::vector<int> level_of_;  // of each register
  std::vector<int> block_of_;  // of each register
  std::deque<ir::Expr> kept_;
  int slots_ = 0;
};

}  // namespace detail

/// The code for one element of `stage`, which may read the tensors in the list.
inline ElementCode compile_element(const Stage& stage, const std::vector<ReadableTensor>& tensors,
                                   const SymbolValues& symbols) {
  return detail::ElementCompiler(stage, tensors, symbols).compile();
}

}  // namespace hone
