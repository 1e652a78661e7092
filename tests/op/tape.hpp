// tests/op/tape.hpp
// Runs an expression over millions of values: its nodes in order, each over a block of values.
// Knows the nodes that expansions are made of; Fma is rounded once or twice, as targets differ.
#pragma once

#include <hone/ir/expr.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace hone::test {

enum class Rounding : std::uint8_t { once, twice };

class Tape {
 public:
  static constexpr std::size_t block = 512;

  /// Variables are named "0", "1", ...: the position of their values in run.
  Tape(const ir::Expr& root, Rounding fma) : fma_(fma) { add(root); }

  /// Nodes with operands; a shared node counts once.
  std::size_t operations() const {
    const auto computes = [](const Step& step) { return !step.operands.empty(); };
    return static_cast<std::size_t>(std::count_if(steps_.begin(), steps_.end(), computes));
  }

  /// args[i] holds the values of variable i, all as many as `result` has.
  template <class T>
  void run(const std::vector<std::vector<T>>& args, std::span<T> result) {
    for (std::size_t at = 0; at < result.size(); at += block) {
      const std::size_t count = std::min(block, result.size() - at);
      for (Step& step : steps_) {
        if (step.expr.as<ir::Var>()) {
          const std::size_t arg = std::stoul(step.expr.as<ir::Var>()->name);
          std::copy_n(args[arg].begin() + static_cast<std::ptrdiff_t>(at), count, step.data<T>());
        } else if (!step.operands.empty()) {
          with_type(step.expr.type().dtype, [&]<class U>(U*) { compute<U>(step); });
        }
      }
      std::copy_n(steps_.back().template data<T>(), count, result.begin() + std::ptrdiff_t(at));
    }
  }

  /// The nodes that the value of `e` is computed from.
  static std::vector<ir::Expr> operands_of(const ir::Expr& e) {
    if (const auto* n = e.as<ir::Binary>()) return {n->a, n->b};
    if (const auto* n = e.as<ir::Select>()) return {n->condition, n->then_value, n->else_value};
    if (const auto* n = e.as<ir::Fma>()) return {n->a, n->b, n->c};
    if (const auto* n = e.as<ir::Bitcast>()) return {n->a};
    if (const auto* n = e.as<ir::Cast>()) return {n->a};
    if (const auto* n = e.as<ir::Call>()) return n->args;
    ensure(e.as<ir::Var>() || e.as<ir::Constant>(), "a node that no expansion should have");
    return {};
  }

 private:
  struct Step {
    ir::Expr expr;
    std::vector<std::size_t> operands;
    alignas(64) std::array<std::byte, 8 * block> bytes{};

    template <class T>
    T* data() {
      return reinterpret_cast<T*>(bytes.data());
    }
  };

  template <class Visit>
  static void with_type(DType type, Visit visit) {
    switch (type) {
      case DType::f32: return visit(static_cast<float*>(nullptr));
      case DType::f64: return visit(static_cast<double*>(nullptr));
      case DType::i8: return visit(static_cast<std::int8_t*>(nullptr));
      case DType::i16: return visit(static_cast<std::int16_t*>(nullptr));
      case DType::i32: return visit(static_cast<std::int32_t*>(nullptr));
      case DType::i64: return visit(static_cast<std::int64_t*>(nullptr));
      case DType::u8: return visit(static_cast<std::uint8_t*>(nullptr));
      case DType::u16: return visit(static_cast<std::uint16_t*>(nullptr));
      case DType::u32: return visit(static_cast<std::uint32_t*>(nullptr));
      case DType::boolean: return visit(static_cast<bool*>(nullptr));
    }
  }

  std::size_t add(const ir::Expr& e) {
    if (const auto found = position_.find(e.get()); found != position_.end()) return found->second;
    std::vector<std::size_t> operands;
    for (const ir::Expr& operand : operands_of(e)) operands.push_back(add(operand));
    steps_.push_back({e, std::move(operands), {}});
    if (e.as<ir::Constant>()) {
      with_type(e.type().dtype, [&]<class T>(T*) { fill<T>(steps_.back()); });
    }
    return position_[e.get()] = steps_.size() - 1;
  }

  template <class T>
  static void fill(Step& step) {
    const ir::Constant& c = *step.expr.as<ir::Constant>();
    const T value = std::is_floating_point_v<T> ? static_cast<T>(c.real)
                                                : static_cast<T>(c.integer);
    std::fill_n(step.data<T>(), block, value);
  }

  template <class T, std::size_t operand>
  T* in(const Step& step) {
    return steps_[step.operands[operand]].template data<T>();
  }

  template <class T>
  void compute(Step& step) {
    T* out = step.data<T>();
    if (const auto* n = step.expr.as<ir::Binary>()) {
      with_type(n->a.type().dtype, [&]<class U>(U*) { binary<U, T>(n->op, step); });
    } else if (step.expr.as<ir::Select>()) {
      const bool* c = in<bool, 0>(step);
      const T *a = in<T, 1>(step), *b = in<T, 2>(step);
      for (std::size_t i = 0; i < block; ++i) out[i] = c[i] ? a[i] : b[i];
    } else if (step.expr.as<ir::Bitcast>()) {
      step.bytes = steps_[step.operands[0]].bytes;
    } else if (const auto* cast = step.expr.as<ir::Cast>()) {
      with_type(cast->a.type().dtype, [&]<class U>(U*) {
        const U* a = in<U, 0>(step);
        for (std::size_t i = 0; i < block; ++i) out[i] = static_cast<T>(a[i]);
      });
    } else if constexpr (std::is_floating_point_v<T>) {
      compute_float<T>(step);
    }
  }

  template <class T>
  void compute_float(Step& step) {
    T* out = step.data<T>();
    const T* a = in<T, 0>(step);
    if (step.expr.as<ir::Fma>() && fma_ == Rounding::once) {
      const T *b = in<T, 1>(step), *c = in<T, 2>(step);
      for (std::size_t i = 0; i < block; ++i) out[i] = std::fma(a[i], b[i], c[i]);
    } else if (step.expr.as<ir::Fma>()) {
      const T *b = in<T, 1>(step), *c = in<T, 2>(step);
      for (std::size_t i = 0; i < block; ++i) out[i] = a[i] * b[i] + c[i];
    } else if (const auto* call = step.expr.as<ir::Call>()) {
      const bool root = call->function == "sqrt", truncates = call->function == "trunc";
      ensure(root || truncates || call->function == "floor", "the tape does not know a function");
      if (root) return each_of(a, out, [](T x) { return std::sqrt(x); });
      if (truncates) return each_of(a, out, [](T x) { return std::trunc(x); });
      each_of(a, out, [](T x) { return std::floor(x); });
    }
  }

  template <class T, class Meaning>
  static void each_of(const T* a, T* out, Meaning meaning) {
    for (std::size_t i = 0; i < block; ++i) out[i] = meaning(a[i]);
  }

  template <class U, class T>
  void binary(ir::BinaryOp op, Step& step) {
    const U *a = in<U, 0>(step), *b = in<U, 1>(step);
    if constexpr (std::is_same_v<T, bool>) {
      compare(op, a, b, step.data<bool>());
    } else if constexpr (std::is_floating_point_v<U>) {
      arithmetic(op, a, b, step.data<U>());
    } else if constexpr (!std::is_same_v<U, bool>) {
      bitwise(op, a, b, step.data<U>());
    }
  }

  template <class T, class Out, class Meaning>
  static bool each(const T* a, const T* b, Out* out, Meaning meaning) {
    for (std::size_t i = 0; i < block; ++i) out[i] = static_cast<Out>(meaning(a[i], b[i]));
    return true;
  }

  template <class T>
  static bool compare(ir::BinaryOp op, const T* a, const T* b, bool* out) {
    using enum ir::BinaryOp;
    if (op == eq) return each(a, b, out, [](T x, T y) { return x == y; });
    if (op == ne) return each(a, b, out, [](T x, T y) { return x != y; });
    if (op == lt) return each(a, b, out, [](T x, T y) { return x < y; });
    if (op == le) return each(a, b, out, [](T x, T y) { return x <= y; });
    if (op == gt) return each(a, b, out, [](T x, T y) { return x > y; });
    if (op == ge) return each(a, b, out, [](T x, T y) { return x >= y; });
    if (op == logical_and) return each(a, b, out, [](T x, T y) { return x != T{} && y != T{}; });
    if (op == logical_or) return each(a, b, out, [](T x, T y) { return x != T{} || y != T{}; });
    fail<InternalError>("the tape does not know a comparison");
  }

  template <class T>
  static bool arithmetic(ir::BinaryOp op, const T* a, const T* b, T* out) {
    using enum ir::BinaryOp;
    if (op == add) return each(a, b, out, [](T x, T y) { return x + y; });
    if (op == sub) return each(a, b, out, [](T x, T y) { return x - y; });
    if (op == mul) return each(a, b, out, [](T x, T y) { return x * y; });
    if (op == div) return each(a, b, out, [](T x, T y) { return x / y; });
    fail<InternalError>("the tape does not know an operation on floats");
  }

  template <class T>
  static bool bitwise(ir::BinaryOp op, const T* a, const T* b, T* out) {
    using enum ir::BinaryOp;
    using U = std::make_unsigned_t<T>;  // wraps
    const auto u = [](T x) { return static_cast<U>(x); };
    if (op == add) return each(a, b, out, [u](T x, T y) { return u(x) + u(y); });
    if (op == sub) return each(a, b, out, [u](T x, T y) { return u(x) - u(y); });
    if (op == mul) return each(a, b, out, [u](T x, T y) { return u(x) * u(y); });
    if (op == max) return each(a, b, out, [](T x, T y) { return x < y ? y : x; });
    if (op == bit_and) return each(a, b, out, [](T x, T y) { return x & y; });
    if (op == bit_or) return each(a, b, out, [](T x, T y) { return x | y; });
    if (op == bit_xor) return each(a, b, out, [](T x, T y) { return x ^ y; });
    if (op == shift_left) return each(a, b, out, [u](T x, T y) { return u(x) << y; });
    if (op == shift_right) return each(a, b, out, [](T x, T y) { return x >> y; });
    fail<InternalError>("the tape does not know an operation on integers");
  }

  Rounding fma_;
  std::vector<Step> steps_;
  std::unordered_map<const ir::Node*, std::size_t> position_;
};

}  // namespace hone::test
