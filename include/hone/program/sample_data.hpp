// program/sample_data.hpp
// Inputs to check kernels with.
//
//   random floats    in [-1, 1], no denormals: compared with evaluate() within its bound
//   small integers   so small that every partial sum is exact in the element type: every correct
//                    kernel gives the same bits, whatever its order, so no tolerance can hide a
//                    wrong tail (the rule of oneDNN's benchdnn, safe_n_acc)
//
// Deterministic: the same Rng gives the same data on every machine.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <hone/ir/meaning.hpp>
#include <hone/ir/visit.hpp>
#include <hone/program/error_bound.hpp>
#include <hone/program/program.hpp>
#include <hone/program/symbols.hpp>
#include <hone/support/rng.hpp>

namespace hone {

namespace detail {

/// Calls make() for each of `count` elements; its result is converted to the element type.
template <class Make>
void fill(void* data, DType type, std::int64_t count, const Make& make) {
  for (std::int64_t n = 0; n < count; ++n) {
    const auto value = make();
    const auto put = [&]<class T>(T element) { static_cast<T*>(data)[n] = element; };
    switch (type) {
      case DType::f32: put(static_cast<float>(value)); break;
      case DType::f64: put(static_cast<double>(value)); break;
      case DType::i8: put(static_cast<std::int8_t>(value)); break;
      case DType::i16: put(static_cast<std::int16_t>(value)); break;
      case DType::i32: put(static_cast<std::int32_t>(value)); break;
      case DType::i64: put(static_cast<std::int64_t>(value)); break;
      case DType::u8: put(static_cast<std::uint8_t>(value)); break;
      case DType::u16: put(static_cast<std::uint16_t>(value)); break;
      case DType::u32: put(static_cast<std::uint32_t>(value)); break;
      case DType::boolean: put(static_cast<std::uint8_t>(value != 0)); break;
    }
  }
}

}  // namespace detail

/// `count` elements: floats uniform in [-1, 1], signed integers in [-1000, 1000] and unsigned ones
/// in [0, 1000] or what the type holds of it, bools of either kind.
inline void fill_random(void* data, DType type, std::int64_t count, Rng& rng) {
  if (is_float(type)) {
    return detail::fill(data, type, count, [&] { return rng.uniform() * 2 - 1; });
  }
  const std::int64_t most = std::min<std::int64_t>(1000, ir::highest_integer(type));
  const std::int64_t least = std::max<std::int64_t>(-1000, ir::lowest_integer(type));
  detail::fill(data, type, count, [&] { return rng.between(least, most); });
}

/// `count` whole numbers in [-magnitude, magnitude], for unsigned types and bool from 0.
inline void fill_exact_integers(void* data, DType type, std::int64_t count, std::int64_t magnitude,
                                Rng& rng) {
  const auto within = [type](std::int64_t x) {
    return std::clamp(x, ir::lowest_integer(type), ir::highest_integer(type));
  };
  const std::int64_t most = is_float(type) ? magnitude : within(magnitude);
  const std::int64_t least = is_float(type) ? -magnitude : within(-magnitude);
  detail::fill(data, type, count, [&] { return rng.between(least, most); });
}

/// `count` subscripts of a dimension, and the two that lie right beside it.
inline void fill_subscripts(void* data, DType type, std::int64_t count, std::int64_t extent,
                            Rng& rng) {
  const auto most = std::min(extent, ir::highest_integer(type));
  const auto least = std::max<std::int64_t>(-1, ir::lowest_integer(type));
  detail::fill(data, type, count, [&] { return rng.between(least, most); });
}

namespace detail {

inline bool keeps_whole(const ir::Expr& e) {
  using ir::BinaryOp;
  const bool real = is_float(e.type().dtype);
  if (const ir::Constant* c = e.as<ir::Constant>()) return !real || std::floor(c->real) == c->real;
  if (const ir::Call* call = e.as<ir::Call>()) {
    constexpr std::array<std::string_view, 7> whole{"abs",  "ceil",  "copysign", "floor",
                                                    "rint", "round", "trunc"};
    return std::find(whole.begin(), whole.end(), call->function) != whole.end();
  }
  if (const ir::Reduce* reduce = e.as<ir::Reduce>()) return reduce->op != ir::ReduceOp::custom;
  if (e.as<ir::Bitcast>()) return false;
  const ir::Binary* binary = e.as<ir::Binary>();
  return !binary || !real || (binary->op != BinaryOp::div && binary->op != BinaryOp::mod);
}

}  // namespace detail

/// Whether the program makes whole numbers of whole numbers: + - * min max select, casts,
/// comparisons, abs, copysign, ceil, floor, rint, round, trunc, all integer operations, sums,
/// products and maxima; no other constants.
inline bool is_exact(const Program& program) {
  bool exact = true;
  for (const Stage& stage : program.stages) {
    ir::visit_preorder(stage.body, [&](const ir::Expr& e) {
      exact = exact && detail::keeps_whole(e);
    });
  }
  return exact;
}

namespace detail {

/// Bounds the magnitude of every value of a program whose inputs are whole and at most `input`.
class MagnitudeBound {
 public:
  MagnitudeBound(const Program& program, const SymbolValues& symbols, std::int64_t input)
      : symbols_(symbols) {
    for (const Placeholder& tensor : program.placeholders) {
      const double bound = tensor.dtype == DType::boolean ? 1 : static_cast<double>(input);
      if (tensor.role == Role::input) tensors_.emplace_back(tensor.name, bound);
    }
    for (const Stage& stage : program.stages) {
      for (const Axis& axis : stage.axes) bind(axis);
      tensors_.emplace_back(stage.tensor, of(stage.body));
      axes_.clear();
    }
  }

  /// Whether every float value on the way, partial sums included, is a whole number that its type
  /// holds exactly.
  bool all_exact() const { return exact_; }

 private:
  void bind(const Axis& axis) { axes_.emplace_back(axis.name, symbols_.value(axis.extent)); }

  double of(const ir::Expr& e) {
    const DType type = e.type().dtype;
    const double bound = std::visit([&](const auto& node) { return of(e, node); }, e->data);
    if (is_float(type)) {
      exact_ = exact_ && bound <= precision_of(type).exact_integers;
      return bound;
    }
    const double lowest = -static_cast<double>(ir::lowest_integer(type));
    // What does not fit wraps.
    return std::min(bound, std::max(lowest, static_cast<double>(ir::highest_integer(type))));
  }

  double of(const ir::Expr& e, const ir::Constant& c) {
    return std::fabs(is_float(e.type().dtype) ? c.real : static_cast<double>(c.integer));
  }
  double of(const ir::Expr&, const ir::Var& v) {
    for (const auto& [name, extent] : axes_) {
      if (name == v.name) return static_cast<double>(extent);
    }
    const std::int64_t* symbol = symbols_.find(v.name);
    return symbol ? static_cast<double>(*symbol) : infinity;
  }
  double of(const ir::Expr& e, const ir::Unary& u) { return unless_wrapped(e, of(u.a)); }
  double of(const ir::Expr& e, const ir::Binary& b) {
    using ir::BinaryOp;
    const double x = of(b.a), y = of(b.b);
    if (ir::is_comparison(b.op) || ir::is_logical(b.op)) return 1;
    if (b.op == BinaryOp::sub) return unless_wrapped(e, x + y);
    if (b.op == BinaryOp::add) return x + y;
    if (b.op == BinaryOp::mul) return x * y;
    const bool picks = b.op == BinaryOp::min || b.op == BinaryOp::max;
    return picks || is_float(e.type().dtype) ? std::max(x, y) : infinity;
  }
  double of(const ir::Expr&, const ir::Select& s) {
    of(s.condition);
    return std::max(of(s.then_value), of(s.else_value));
  }
  double of(const ir::Expr& e, const ir::Cast& c) {
    const DType from = c.a.type().dtype;
    const double bound = of(c.a);
    return is_unsigned(from) || from == DType::boolean ? bound : unless_wrapped(e, bound);
  }
  /// Of an unsigned type what should be negative is large.
  static double unless_wrapped(const ir::Expr& e, double bound) {
    return is_unsigned(e.type().dtype) ? infinity : bound;
  }
  double of(const ir::Expr&, const ir::Call& c) { return of(c.args.front()); }
  double of(const ir::Expr&, const ir::Load& l) {
    for (const auto& [name, bound] : tensors_) {
      if (name == l.tensor) return bound;
    }
    return infinity;
  }
  double of(const ir::Expr&, const ir::Reduce& r) {
    const std::size_t outside = axes_.size();
    double count = 1;
    for (const Axis& axis : r.axes) {
      bind(axis);
      count *= static_cast<double>(axes_.back().second);
    }
    const double each = of(r.values.front());
    axes_.resize(outside);
    return of_many(r.op, count, each);
  }
  double of(const ir::Expr&, const ir::Scan& s) {
    double count = 1;
    for (const auto& [name, extent] : axes_) {
      if (name == s.axis) count = static_cast<double>(extent);
    }
    return of_many(s.op, count, of(s.value));
  }
  static double of_many(ir::ReduceOp op, double count, double each) {
    if (op == ir::ReduceOp::sum) return count * each;
    return op == ir::ReduceOp::prod ? std::pow(std::max(each, 1.0), count) : each;
  }
  template <class Other>
  double of(const ir::Expr&, const Other&) {
    return infinity;
  }

  const SymbolValues& symbols_;
  std::vector<std::pair<std::string, double>> tensors_;
  std::vector<std::pair<std::string, std::int64_t>> axes_;
  bool exact_ = true;
};

}  // namespace detail

/// The largest magnitude, at most 8, of whole input numbers with which every value of the program
/// is exact in its element type; 0 if there is none. For programs that are exact.
inline std::int64_t exact_magnitude(const Program& program, const std::vector<ShapeValue>& shapes) {
  if (!is_exact(program)) return 0;
  const SymbolValues symbols(program, shapes);
  for (std::int64_t magnitude = 8; magnitude > 0; --magnitude) {
    if (detail::MagnitudeBound(program, symbols, magnitude).all_exact()) return magnitude;
  }
  return 0;
}

}  // namespace hone
