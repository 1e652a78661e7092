// codegen/c_values.hpp
// Prints scalar expressions as C, exactly as ir/meaning.hpp has them.
//
//   max(A[i * 64 + k] * b, 0)   ->   max_float(A[i * 64 + k] * b, 0.0f)
//
// An operator stays an operator where C gives it the same meaning: on floats, and on integers
// whose bounds say that nothing wraps. Subscripts of loop variables never wrap: they lie inside a
// tensor. What is used twice, or is long, gets a name in front of the statement.
#pragma once

#include <hone/codegen/c_helpers.hpp>
#include <hone/codegen/c_lanes.hpp>
#include <hone/codegen/c_types.hpp>
#include <hone/ir/interval.hpp>
#include <hone/ir/visit.hpp>
#include <hone/op/ops.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hone::c_source {

/// Printed text and how tightly it binds, in the levels of ir/print.hpp.
struct Piece {
  std::string text;
  int level = ir::detail::atom_level;

  /// In parentheses unless it binds at least that tightly.
  std::string at_least(int wanted) const { return level < wanted ? "(" + text + ")" : text; }
};

/// What a statement needs in front of it: once, and again for each lane.
struct Definitions {
  std::vector<std::string> once, each_lane;
};

/// What an expression asks of the function that it is printed in.
class Places {
 public:
  Places() = default;
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;
  virtual ~Places() = default;
  virtual const std::string& variable(const std::string& name) = 0;
  virtual const std::string& buffer(const std::string& name) = 0;
  /// Whether elements are bytes that stand for bool.
  virtual bool holds_bytes(const std::string& buffer) = 0;
};

class Values {
 public:
  Values(Places& places, Names& names, Helpers& helpers, const ir::Bounds& bounds)
      : places_(places), names_(names), helpers_(helpers), bounds_(bounds) {}

  /// Forgets the names of the last statement and counts the uses in these expressions.
  void begin(const std::vector<ir::Expr>& all) {
    uses_.clear();
    named_.clear();
    definitions_ = {};
    for (const ir::Expr& e : all) count(e);
  }
  Definitions& definitions() { return definitions_; }

  /// What is assigned: it needs no name, it gets one.
  Piece value(const ir::Expr& e) { return unnamed(e, false); }
  /// A subscript, an extent or a condition on loop variables.
  Piece subscript(const ir::Expr& e) { return print(e, true); }

 private:
  static constexpr std::size_t long_text = 60;

  void count(const ir::Expr& e) {
    if (!e || ++uses_[e.get()] > 1) return;
    ir::for_each_child(e, [this](const ir::Expr& child) { count(child); });
  }

  Piece print(const ir::Expr& e, bool places) {
    const auto known = named_.find(e.get());
    if (known != named_.end()) return {known->second};
    Piece piece = unnamed(e, places);
    if (is_plain(e)) return piece;
    const auto uses = uses_.find(e.get());
    const bool shared = uses != uses_.end() && uses->second > 1;
    return shared || piece.text.size() > long_text ? named(e, piece) : piece;
  }

  Piece unnamed(const ir::Expr& e, bool places) {
    return std::visit([&](const auto& n) { return print(e, n, places); }, e->data);
  }

  Piece named(const ir::Expr& e, const Piece& piece) {
    const std::string name = names_.fresh("t");
    const std::string line =
        concat("const ", value_type(e.type().dtype), " ", name, " = ", piece.text, ";");
    const bool in_lane = ir::contains_var(e, lane_name);
    (in_lane ? definitions_.each_lane : definitions_.once).push_back(line);
    named_[e.get()] = name;
    return {name};
  }

  /// Whether a name would say less than the expression: variables, numbers, sums of them.
  static bool is_plain(const ir::Expr& e) {
    if (e.as<ir::Var>() || e.as<ir::Constant>()) return true;
    if (const ir::Cast* c = e.as<ir::Cast>()) return is_plain(c->a);
    const ir::Binary* b = e.as<ir::Binary>();
    const bool sum = b && b->op <= ir::BinaryOp::mul && e.type() == ir::index_type;
    return sum && is_plain(b->a) && is_plain(b->b);
  }

  static bool reads_memory(const ir::Expr& e) {
    bool found = false;
    ir::visit_preorder(e, [&](const ir::Expr& part) {
      found = found || part.as<ir::Load>() != nullptr;
      return !found;
    });
    return found;
  }

  // ---- leaves and functions ----

  Piece print(const ir::Expr& e, const ir::Constant& c, bool) {
    const std::string text = constant_text(e.type().dtype, c);
    return {text, text.front() == '-' ? ir::detail::unary_level : ir::detail::atom_level};
  }
  Piece print(const ir::Expr&, const ir::Var& v, bool) {
    return {v.name == lane_name ? v.name : places_.variable(v.name)};
  }

  Piece print(const ir::Expr& e, const ir::Load& load, bool) {
    std::string text =
        concat(places_.buffer(load.tensor), "[", subscript(load.indices[0]).text, "]");
    const bool bytes = places_.holds_bytes(load.tensor);
    const int level = bytes ? ir::detail::level_of(ir::BinaryOp::ne) : ir::detail::atom_level;
    if (bytes) text += " != 0";
    if (!load.predicate) return {text, level};
    const std::string condition = subscript(load.predicate).at_least(1);
    const std::string zero = constant_text(e.type().dtype, ir::Constant{});
    return {concat(condition, " ? ", text, " : ", zero), ir::detail::conditional_level};
  }

  /// Only what is an instruction everywhere is still a call here; <math.h> has it.
  Piece print(const ir::Expr& e, const ir::Call& call, bool places) {
    const std::string suffix = e.type().dtype == DType::f32 ? "f" : "";
    return called(call.function + suffix, call.args, places);
  }
  Piece print(const ir::Expr& e, const ir::Fma& f, bool places) {
    if (is_float(e.type().dtype)) {
      return called(helpers_.fma(e.type().dtype), {f.a, f.b, f.c}, places);
    }
    return print(ir::binary(ir::BinaryOp::add, f.a * f.b, f.c), places);
  }

  Piece called(const std::string& function, const std::vector<ir::Expr>& args, bool places) {
    std::string list;
    for (const ir::Expr& arg : args) {
      list += (list.empty() ? "" : ", ") + print(arg, places).text;
    }
    return {concat(function, "(", list, ")")};
  }

  // ---- operators ----

  Piece print(const ir::Expr& e, const ir::Unary& u, bool places) {
    const bool negates = u.op == ir::UnaryOp::neg;
    if (negates && !is_float(e.type().dtype)) {
      return called(helpers_.negate(e.type().dtype), {u.a}, places);
    }
    return {(negates ? "-" : "!") + print(u.a, places).at_least(ir::detail::atom_level),
            ir::detail::unary_level};
  }

  Piece print(const ir::Expr& e, const ir::Binary& b, bool places) {
    if (is_operator(e, b, places)) {
      return operated(spelled(b.op, b.a.type().dtype), level_in_c(b), b, places);
    }
    return called(helpers_.binary(b.op, e.type().dtype), {b.a, b.b}, places);
  }

  /// Whether C's operator has the meaning of ours.
  bool is_operator(const ir::Expr& e, const ir::Binary& b, bool places) const {
    const DType type = b.a.type().dtype;
    const bool extremum = b.op == ir::BinaryOp::min || b.op == ir::BinaryOp::max;
    if (type == DType::boolean) return true;
    if (extremum) return false;
    if (b.op > ir::BinaryOp::max && b.op < ir::BinaryOp::shift_left) return true;
    if (is_float(type)) return b.op != ir::BinaryOp::mod;
    const std::int64_t* right = ir::as_integer(b.b);
    const auto width = static_cast<std::int64_t>(8 * size_of(type));
    if (b.op == ir::BinaryOp::shift_right) return right && *right >= 0 && *right < width;
    if (b.op == ir::BinaryOp::shift_left) {
      return right && *right >= 0 && *right < width && type == DType::u32;
    }
    if (b.op == ir::BinaryOp::div || b.op == ir::BinaryOp::mod) return right && *right > 0;
    return type == DType::u32 || (places && !reads_memory(e)) || cannot_wrap(b);
  }

  bool cannot_wrap(const ir::Binary& b) const {
    const auto range = ir::detail::corners(b.op, ir::bounds_of(b.a, bounds_),
                                           ir::bounds_of(b.b, bounds_));
    const bool known = ir::free_vars(b.a).empty() && ir::free_vars(b.b).empty();
    return range && !known && ir::range_of(b.a.type().dtype).contains(*range);
  }

  static std::string_view spelled(ir::BinaryOp op, DType type) {
    const bool logical = type == DType::boolean;
    if (logical && (op == ir::BinaryOp::min || op == ir::BinaryOp::mul)) return "&&";
    if (logical && (op == ir::BinaryOp::max || op == ir::BinaryOp::add)) return "||";
    return ir::symbol_of(op);
  }

  static int level_in_c(const ir::Binary& b) {
    const std::string_view text = spelled(b.op, b.a.type().dtype);
    if (text == "&&") return ir::detail::level_of(ir::BinaryOp::logical_and);
    if (text == "||") return ir::detail::level_of(ir::BinaryOp::logical_or);
    return ir::detail::level_of(b.op);
  }

  Piece operated(std::string_view op, int level, const ir::Binary& b, bool places) {
    const bool arithmetic = level >= ir::detail::level_of(ir::BinaryOp::add);
    const int left = arithmetic || is_same_chain(b.a, b.op) ? level : operand_level(op);
    const int right = arithmetic ? level + 1 : operand_level(op);
    return {concat(print(b.a, places).at_least(left), " ", op, " ",
                   print(b.b, places).at_least(right)),
            level};
  }

  /// && takes comparisons and comparisons take sums as they are. All other operands get
  /// parentheses, some of which C does not need but compilers ask for.
  static int operand_level(std::string_view op) {
    if (op == "&&" || op == "||") return ir::detail::level_of(ir::BinaryOp::eq);
    const bool compares = op.front() == '<' || op.front() == '>' || op == "==" || op == "!=";
    if (compares && op != "<<" && op != ">>") return ir::detail::level_of(ir::BinaryOp::add);
    return ir::detail::unary_level;
  }

  /// a && b && c
  bool is_same_chain(const ir::Expr& e, ir::BinaryOp op) const {
    const ir::Binary* b = e.as<ir::Binary>();
    return b && b->op == op && ir::is_logical(op);
  }

  Piece print(const ir::Expr&, const ir::Select& s, bool places) {
    const std::string condition = print(s.condition, places).at_least(1);
    return {concat(condition, " ? ", print(s.then_value, places).at_least(1), " : ",
                   print(s.else_value, places).at_least(1)),
            ir::detail::conditional_level};
  }

  Piece print(const ir::Expr& e, const ir::Cast& c, bool places) {
    const DType from = c.a.type().dtype;
    const DType to = e.type().dtype;
    if (to == DType::boolean) {
      const std::string zero = constant_text(from, ir::Constant{});
      return {concat(print(c.a, places).at_least(7), " != ", zero), 6};
    }
    if (is_float(from) && !is_float(to)) return called(helpers_.saturate(from, to), {c.a}, places);
    return cast_to(to, print(c.a, places));
  }

  Piece print(const ir::Expr& e, const ir::Bitcast& b, bool places) {
    const DType from = b.a.type().dtype;
    const DType to = e.type().dtype;
    if (to == DType::boolean) return {concat(print(b.a, places).at_least(7), " != 0"), 6};
    if (is_float(from) == is_float(to)) return cast_to(to, print(b.a, places));
    return called(helpers_.bits(from, to), {b.a}, places);
  }

  static Piece cast_to(DType to, const Piece& a) {
    return {concat("(", value_type(to), ")", a.at_least(ir::detail::unary_level)),
            ir::detail::unary_level};
  }

  template <class Other>
  Piece print(const ir::Expr& e, const Other&, bool) {
    fail<InternalError>("internal error in hone: C has no words for ", ir::to_string(e));
  }

  Places& places_;
  Names& names_;
  Helpers& helpers_;
  const ir::Bounds& bounds_;
  std::unordered_map<const ir::Node*, int> uses_;
  std::unordered_map<const ir::Node*, std::string> named_;
  Definitions definitions_;
};

}  // namespace hone::c_source
