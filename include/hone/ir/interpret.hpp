// ir/interpret.hpp
// The value of an expression, by the table of ir/meaning.hpp and nothing else. Slow and plain: the
// simplifier's tests and the fuzz tests trust it.
//
//   Variables env;
//   env.set("i", integer_value(DType::i64, 3));
//   interpret(i * 2 + 1, env)          ->  int64 7
//   interpret_lane(ramp(i, 2, 4), 3, env)  ->  int64 9
//
// Reductions and scans have no value here: program/evaluate gives them theirs.
#pragma once

#include <hone/ir/meaning.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hone::ir {

/// What an expression asks its surroundings. Refuses everything unless overridden.
class Environment {
 public:
  Environment() = default;
  Environment(const Environment&) = default;
  Environment& operator=(const Environment&) = default;
  virtual ~Environment() = default;

  /// Lane `lane` of a variable; a scalar variable has lane 0.
  virtual Value variable(const std::string& name, std::int32_t lane) const {
    (void)lane;
    fail<InternalError>("internal error in hone: interpret: variable ", name, " has no value");
  }
  /// One element; `indices` are the values of the load's indices. Its predicate holds.
  virtual Value element(const Load& load, const std::vector<std::int64_t>& indices) const {
    (void)indices;
    fail<InternalError>("internal error in hone: interpret: tensor ", load.tensor,
                        " has no elements");
  }
  virtual Value function(const std::string& name, const std::vector<Value>& args) const {
    (void)args;
    fail<InternalError>("internal error in hone: interpret: function ", name, " has no meaning");
  }
};

/// An environment of variables only; a vector variable has one value for each lane.
class Variables : public Environment {
 public:
  void set(std::string name, Value value) { set(std::move(name), std::vector<Value>{value}); }
  void set(std::string name, std::vector<Value> lanes) {
    for (auto& [known, values] : values_) {
      if (known == name) return static_cast<void>(values = std::move(lanes));
    }
    values_.emplace_back(std::move(name), std::move(lanes));
  }
  Value variable(const std::string& name, std::int32_t lane) const override {
    for (const auto& [known, values] : values_) {
      if (known == name) return values.at(static_cast<std::size_t>(lane));
    }
    return Environment::variable(name, lane);
  }

 private:
  std::vector<std::pair<std::string, std::vector<Value>>> values_;
};

inline Value interpret_lane(const Expr& e, std::int32_t lane, const Environment& env);

namespace detail {

struct InterpretNode {
  const Expr& e;
  std::int32_t lane;
  const Environment& env;

  Value of(const Expr& operand) const { return interpret_lane(operand, lane, env); }
  DType dtype() const { return e.type().dtype; }

  Value operator()(const Constant& n) const { return {dtype(), n.integer, n.real}; }
  Value operator()(const Var& n) const { return env.variable(n.name, lane); }
  Value operator()(const Unary& n) const { return evaluate(n.op, of(n.a)); }
  Value operator()(const Binary& n) const { return evaluate(n.op, of(n.a), of(n.b)); }
  Value operator()(const Select& n) const {
    return of(of(n.condition).integer ? n.then_value : n.else_value);
  }
  Value operator()(const Cast& n) const { return evaluate_cast(dtype(), of(n.a)); }
  Value operator()(const Bitcast& n) const { return evaluate_bitcast(dtype(), of(n.a)); }
  Value operator()(const Call& n) const {
    std::vector<Value> args;
    for (const Expr& arg : n.args) args.push_back(of(arg));
    return env.function(n.function, args);
  }
  Value operator()(const Load& n) const {
    if (n.predicate && !of(n.predicate).integer) return {dtype(), 0, 0};
    std::vector<std::int64_t> indices;
    for (const Expr& index : n.indices) indices.push_back(of(index).integer);
    return env.element(n, indices);
  }
  Value operator()(const Reduce&) const { refuse("a reduction"); }
  Value operator()(const Scan&) const { refuse("a scan"); }
  Value operator()(const Ramp& n) const {
    const Value steps = evaluate_cast(dtype(), integer_value(DType::i64, lane));
    const Value offset = evaluate(BinaryOp::mul, interpret_lane(n.stride, 0, env), steps);
    return evaluate(BinaryOp::add, interpret_lane(n.base, 0, env), offset);
  }
  Value operator()(const Broadcast& n) const { return interpret_lane(n.value, 0, env); }
  Value operator()(const Fma& n) const { return evaluate_fma(of(n.a), of(n.b), of(n.c)); }
  Value operator()(const Horizontal& n) const {
    const BinaryOp op = combining_op(n.op, dtype());
    Value result = interpret_lane(n.a, 0, env);
    for (std::int32_t l = 1; l < n.a.type().lanes; ++l) {
      result = evaluate(op, result, interpret_lane(n.a, l, env));
    }
    return result;
  }

  [[noreturn]] static void refuse(std::string_view what) {
    fail<InternalError>("internal error in hone: interpret: ", what, " has no value here");
  }
};

}  // namespace detail

/// Lane `lane` of `e`, 0 for a scalar.
inline Value interpret_lane(const Expr& e, std::int32_t lane, const Environment& env) {
  const std::int32_t own = e.type().lanes == 1 ? 0 : lane;
  return std::visit(detail::InterpretNode{e, own, env}, e->data);
}

/// The value of a scalar expression.
inline Value interpret(const Expr& e, const Environment& env = Variables()) {
  ensure(e.type().lanes == 1, "interpret of a vector; ask for one lane");
  return interpret_lane(e, 0, env);
}

/// A value as a constant node.
inline Expr constant(const Value& value) {
  return make_expr(Type{value.dtype}, Constant{value.integer, value.real});
}

}  // namespace hone::ir
