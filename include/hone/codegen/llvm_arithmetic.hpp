// codegen/llvm_arithmetic.hpp
// Prints arithmetic as LLVM IR, exactly as ir/meaning.hpp has it.
//
// Operands are values that are printed already; each result stands where its operands are known.
#pragma once

#include <hone/codegen/llvm_module.hpp>
#include <hone/codegen/llvm_text.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace hone::llvm_ir {

inline int deepest(std::initializer_list<Value> values) {
  int depth = 0;
  for (const Value& v : values) depth = std::max(depth, v.depth);
  return depth;
}

/// Arithmetic on values that are printed already.
class Arithmetic {
 public:
  Arithmetic(Module& module, FunctionText& text) : module_(module), text_(text) {}

  Value instruction(std::string_view name, const std::string& type, const Value& a,
                    const Value& b) {
    return text_.shared(deepest({a, b}), concat(name, " ", type, " ", a.name, ", ", b.name));
  }

  Value select(const Value& condition, const std::string& condition_type, const std::string& type,
               const Value& a, const Value& b) {
    return text_.shared(deepest({condition, a, b}),
                        concat("select ", condition_type, " ", condition.name, ", ", type, " ",
                               a.name, ", ", type, " ", b.name));
  }

  Value convert(std::string_view name, const Value& a, const std::string& from,
                const std::string& to) {
    return text_.shared(a.depth, concat(name, " ", from, " ", a.name, " to ", to));
  }

  /// A call of an intrinsic whose arguments and result have one type.
  Value intrinsic(const std::string& name, ir::Type type, std::initializer_list<Value> args) {
    const std::string t = type_text(type);
    const std::string full = concat("@", name, ".", suffix(type));
    std::string list;
    std::string types;
    for (const Value& arg : args) {
      list += concat(list.empty() ? "" : ", ", t, " ", arg.name);
      types += concat(types.empty() ? "" : ", ", t);
    }
    module_.declare(concat("declare ", t, " ", full, "(", types, ")"));
    return text_.shared(deepest(args), concat("call ", t, " ", full, "(", list, ")"));
  }

  /// A constant of the type: the same in all lanes. Written out where it is used: a value made
  /// before the loops would hold a register throughout, and LLVM moves constants itself. (A list of
  /// 16 numbers takes the parser twice as long as this constant expression.)
  Value splat(ir::Type type, const ir::Constant& c) {
    if (!type.is_vector()) return {scalar_constant(type.dtype, c), 0};
    if (is_zero_bits(c)) return {"zeroinitializer", 0};
    const std::string t = type_text(type);
    return {concat("shufflevector (", t, " insertelement (", t, " poison, ",
                   scalar_type(type.dtype), " ", scalar_constant(type.dtype, c), ", i64 0), ", t,
                   " poison, <", type.lanes, " x i32> zeroinitializer)"),
            0};
  }
  Value number(ir::Type type, double value) {
    const auto whole = static_cast<std::int64_t>(is_float(type.dtype) ? 0 : value);
    return splat(type, ir::Constant{whole, is_float(type.dtype) ? value : 0});
  }

  /// A scalar in every lane.
  Value splat(ir::Type type, const Value& scalar) {
    if (!type.is_vector()) return scalar;
    const std::string t = type_text(type);
    if (type.dtype == DType::boolean) return splat_bool(type.lanes, scalar);
    const Value first =
        text_.shared(scalar.depth, concat("insertelement ", t, " poison, ",
                                          scalar_type(type.dtype), " ", scalar.name, ", i64 0"));
    return text_.shared(scalar.depth, concat("shufflevector ", t, " ", first.name, ", ", t,
                                             " poison, <", type.lanes,
                                             " x i32> zeroinitializer"));
  }

  Value binary(ir::BinaryOp op, ir::Type type, const Value& a, const Value& b) {
    if (op == ir::BinaryOp::min || op == ir::BinaryOp::max) return extremum(op, type, a, b);
    if (op == ir::BinaryOp::div || op == ir::BinaryOp::mod) return quotient(op, type, a, b);
    if (op == ir::BinaryOp::shift_left || op == ir::BinaryOp::shift_right) {
      return shift(op, type, a, b);
    }
    if (ir::is_comparison(op)) return compare(op, type, a, b);
    if (op == ir::BinaryOp::mul && type == ir::index_type) return index_product(a, b);
    return instruction(name_of_plain(op, is_float(type.dtype)), type_text(type), a, b);
  }

  /// Whether a shift by that many bits is an instruction.
  static bool is_plain_shift(ir::Type type, std::int64_t amount) {
    return amount >= 0 && amount < static_cast<std::int64_t>(8 * size_of(type.dtype));
  }

  /// A shift by fewer bits than the type has.
  Value plain_shift(ir::BinaryOp op, ir::Type type, const Value& a, const Value& by) {
    const std::string_view right = has_no_sign(type.dtype) ? "lshr" : "ashr";
    return instruction(op == ir::BinaryOp::shift_left ? "shl" : right, type_text(type), a, by);
  }

  Value negate(ir::Type type, const Value& a) {
    if (is_float(type.dtype)) return text_.shared(a.depth, concat("fneg ", type_text(type), " ",
                                                                  a.name));
    return instruction("sub", type_text(type), number(type, 0), a);
  }

  Value cast(ir::Type from, DType to, const Value& a) {
    const std::string f = type_text(from);
    const std::string t = type_text(from.with_dtype(to));
    if (to == DType::boolean) return compare(ir::BinaryOp::ne, from, a, number(from, 0));
    if (is_float(from.dtype) && is_float(to)) {
      return convert(to == DType::f64 ? "fpext" : "fptrunc", a, f, t);
    }
    const bool keeps_sign = !has_no_sign(from.dtype);
    if (is_float(to)) return convert(keeps_sign ? "sitofp" : "uitofp", a, f, t);
    if (is_float(from.dtype)) return saturating(from, to, a);
    const std::size_t from_size = from.dtype == DType::boolean ? 0 : size_of(from.dtype);
    if (from_size > size_of(to)) return convert("trunc", a, f, t);
    if (f == t) return a;
    return convert(keeps_sign ? "sext" : "zext", a, f, t);
  }

  Value fma(ir::Type type, const Value& a, const Value& b, const Value& c) {
    if (module_.target.fma) return intrinsic("llvm.fma", type, {a, b, c});
    return instruction("fadd", type_text(type), instruction("fmul", type_text(type), a, b), c);
  }

  /// max or min with a constant that is no NaN, nor the zero that loses against the other zero:
  /// one comparison settles everything.
  Value extremum_with(ir::BinaryOp op, ir::Type type, const Value& a, const Value& constant) {
    const std::string_view how = op == ir::BinaryOp::max ? "fcmp ugt" : "fcmp ult";
    const Value first = instruction(how, type_text(type), a, constant);
    return select(first, vector_of("i1", type.lanes), type_text(type), a, constant);
  }

  /// All lanes combined, halves first: lanes is a power of two.
  Value horizontal(ir::BinaryOp op, ir::Type type, Value a) {
    while (type.lanes > 1) {
      const std::int32_t half = type.lanes / 2;
      const Value low = lanes_from(type, a, 0, half);
      const Value high = lanes_from(type, a, half, half);
      type = type.with_lanes(half);
      a = binary(op, type, low, high);
    }
    return a;
  }

  /// Whether any lane is true.
  Value any(int lanes, const Value& a) {
    const Value bits = convert("bitcast", a, vector_of("i1", lanes), concat("i", lanes));
    return instruction("icmp ne", concat("i", lanes), bits, {"0", 0});
  }

 private:
  /// `count` lanes of a vector; a scalar if it is one.
  Value lanes_from(ir::Type type, const Value& a, std::int32_t first, std::int32_t count) {
    const std::string t = type_text(type);
    if (count == 1) {
      return text_.shared(a.depth, concat("extractelement ", t, " ", a.name, ", i64 ", first));
    }
    std::string places;
    for (std::int32_t n = first; n < first + count; ++n) {
      places += concat(places.empty() ? "" : ", ", "i32 ", n);
    }
    return text_.shared(a.depth, concat("shufflevector ", t, " ", a.name, ", ", t, " poison, <",
                                        count, " x i32> <", places, ">"));
  }

  Value index_product(const Value& a, const Value& b) {
    if (is_stepped(a, b)) return text_.multiple_of_index(a, b);
    if (is_stepped(b, a)) return text_.multiple_of_index(b, a);
    return instruction("mul", "i64", a, b);
  }

  /// A multiplication by a number costs no more than a step, and no register.
  bool is_stepped(const Value& index, const Value& by) const {
    return by.depth < index.depth && by.name.starts_with('%') && text_.is_index(index);
  }

  static std::string_view name_of_plain(ir::BinaryOp op, bool real) {
    switch (op) {
      case ir::BinaryOp::add: return real ? "fadd" : "add";
      case ir::BinaryOp::sub: return real ? "fsub" : "sub";
      case ir::BinaryOp::mul: return real ? "fmul" : "mul";
      case ir::BinaryOp::logical_and: case ir::BinaryOp::bit_and: return "and";
      case ir::BinaryOp::logical_or: case ir::BinaryOp::bit_or: return "or";
      case ir::BinaryOp::bit_xor: return "xor";
      case ir::BinaryOp::div: case ir::BinaryOp::mod: case ir::BinaryOp::min:
      case ir::BinaryOp::max: case ir::BinaryOp::shift_left: case ir::BinaryOp::shift_right:
      case ir::BinaryOp::eq: case ir::BinaryOp::ne: case ir::BinaryOp::lt: case ir::BinaryOp::le:
      case ir::BinaryOp::gt: case ir::BinaryOp::ge: break;
    }
    fail<InternalError>("internal error in hone: not a plain operator");
  }

  /// As integer bits: a vector of i1 made by a comparison would be made again at every use.
  Value splat_bool(int lanes, const Value& scalar) {
    const std::string bits = concat("i", lanes);
    const Value all = select(scalar, "i1", bits, {"-1", 0}, {"0", 0});
    return convert("bitcast", all, bits, vector_of("i1", lanes));
  }

  static bool has_no_sign(DType type) { return is_unsigned(type) || type == DType::boolean; }

  Value compare(ir::BinaryOp op, ir::Type type, const Value& a, const Value& b) {
    const bool real = is_float(type.dtype);
    const std::string sign = real ? "o" : (has_no_sign(type.dtype) ? "u" : "s");
    std::string how;
    switch (op) {
      case ir::BinaryOp::eq: how = real ? "oeq" : "eq"; break;
      case ir::BinaryOp::ne: how = real ? "une" : "ne"; break;
      case ir::BinaryOp::lt: how = sign + "lt"; break;
      case ir::BinaryOp::le: how = sign + "le"; break;
      case ir::BinaryOp::gt: how = sign + "gt"; break;
      default: how = sign + "ge"; break;
    }
    return instruction(concat(real ? "fcmp " : "icmp ", how), type_text(type), a, b);
  }

  Value select_lanes(ir::Type type, const Value& condition, const Value& a, const Value& b) {
    return select(condition, vector_of("i1", type.lanes), type_text(type), a, b);
  }

  /// NaN if either is, and -0 below +0.
  Value extremum(ir::BinaryOp op, ir::Type type, const Value& a, const Value& b) {
    const bool is_max = op == ir::BinaryOp::max;
    const std::string t = type_text(type);
    if (!is_float(type.dtype)) {
      const Value first = compare(is_max ? ir::BinaryOp::gt : ir::BinaryOp::lt, type, a, b);
      return select_lanes(type, first, a, b);
    }
    if (has_range(type)) return ranged_extremum(is_max, type, a, b);
    const Value beyond = instruction(is_max ? "fcmp ogt" : "fcmp olt", t, a, b);
    const Value invalid = instruction("fcmp uno", t, a, a);
    const Value first = instruction("or", vector_of("i1", type.lanes), beyond, invalid);
    const Value picked = select_lanes(type, first, a, b);
    const ir::Type bits{type.dtype == DType::f32 ? DType::i32 : DType::i64, type.lanes};
    const Value zeros = instruction(is_max ? "and" : "or", type_text(bits),
                                    convert("bitcast", a, t, type_text(bits)),
                                    convert("bitcast", b, t, type_text(bits)));
    const Value equal = instruction("fcmp oeq", t, a, b);
    return select_lanes(type, equal, convert("bitcast", zeros, type_text(bits), t), picked);
  }

  bool has_range(ir::Type type) const {
    const auto bits = 8 * size_of(type.dtype) * static_cast<std::size_t>(type.lanes);
    return module_.target.has("avx512dq") && bits == 512;
  }

  /// AVX-512's vrange orders the zeros, but prefers a number to NaN: three instructions instead of
  /// the six that comparisons take.
  Value ranged_extremum(bool is_max, ir::Type type, const Value& a, const Value& b) {
    const std::string t = type_text(type);
    const std::string mask = concat("i", type.lanes);
    const std::string name = concat("@llvm.x86.avx512.mask.range.",
                                    type.dtype == DType::f32 ? "ps" : "pd", ".512");
    module_.declare(concat("declare ", t, " ", name, "(", t, ", ", t, ", i32 immarg, ", t, ", ",
                           mask, ", i32 immarg)"));
    const int which = is_max ? 5 : 4;  // bit 0: the larger; bit 2: with its own sign
    const Value picked = text_.shared(
        deepest({a, b}), concat("call ", t, " ", name, "(", t, " ", a.name, ", ", t, " ", b.name,
                                ", i32 ", which, ", ", t, " zeroinitializer, ", mask,
                                " -1, i32 4)"));
    const Value invalid = instruction("fcmp uno", t, a, b);
    return select_lanes(type, invalid, instruction("fadd", t, a, b), picked);
  }

  /// x / 0 is 0, x % 0 is x; the lowest value by -1 wraps.
  Value quotient(ir::BinaryOp op, ir::Type type, const Value& a, const Value& b) {
    const bool div = op == ir::BinaryOp::div;
    const std::string t = type_text(type);
    if (is_float(type.dtype)) {
      require(div, "the remainder of ", name_of(type.dtype), " values cannot be compiled yet");
      return instruction("fdiv", t, a, b);
    }
    const std::string name = concat(has_no_sign(type.dtype) ? "u" : "s", div ? "div" : "rem");
    if (is_safe_divisor(b)) return instruction(name, t, a, b);
    const Value zero = compare(ir::BinaryOp::eq, type, b, number(type, 0));
    Value divisor = select_lanes(type, zero, number(type, 1), b);
    Value result;
    if (has_no_sign(type.dtype)) {
      result = instruction(name, t, a, divisor);
    } else {
      const Value minus = compare(ir::BinaryOp::eq, type, b, number(type, -1));
      divisor = select_lanes(type, minus, number(type, 1), divisor);
      const Value plain = instruction(name, t, a, divisor);
      result = select_lanes(type, minus, div ? negate(type, a) : number(type, 0), plain);
    }
    return select_lanes(type, zero, div ? number(type, 0) : a, result);
  }

  /// A positive number written out.
  static bool is_safe_divisor(const Value& b) {
    return !b.name.empty() && b.name.front() >= '1' && b.name.front() <= '9';
  }

  /// Amounts from the width on give 0, or all sign bits.
  Value shift(ir::BinaryOp op, ir::Type type, const Value& a, const Value& by) {
    const bool left = op == ir::BinaryOp::shift_left;
    const std::string t = type_text(type);
    const double width = static_cast<double>(8 * size_of(type.dtype));
    const Value inside = instruction("icmp ult", t, by, number(type, width));
    const Value safe = select_lanes(type, inside, by, number(type, width - 1));
    const Value shifted = plain_shift(op, type, a, safe);
    if (!left && !has_no_sign(type.dtype)) return shifted;
    return select_lanes(type, inside, shifted, number(type, 0));
  }

  /// Truncates, saturates, and gives 0 for NaN.
  Value saturating(ir::Type from, DType to, const Value& a) {
    const ir::Type result = from.with_dtype(to);
    const std::string name = concat("@llvm.fpto", has_no_sign(to) ? "u" : "s", "i.sat.",
                                    suffix(result), ".", suffix(from));
    const std::string t = type_text(result);
    module_.declare(concat("declare ", t, " ", name, "(", type_text(from), ")"));
    return text_.shared(a.depth, concat("call ", t, " ", name, "(", type_text(from), " ", a.name,
                                        ")"));
  }

  Module& module_;
  FunctionText& text_;
};

}  // namespace hone::llvm_ir
