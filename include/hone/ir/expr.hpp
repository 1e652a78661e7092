// ir/expr.hpp
// Expressions: what a value is. Programs, tasks and lowered functions share these nodes.
//
//   expr = Constant | Var | Unary(op, a) | Binary(op, a, b) | Select(c, a, b) | Cast(a)
//        | Call(function, args)                 a scalar function of op/
//        | Load(tensor, indices, predicate)     predicate false: the value is 0, nothing is read
//        | Reduce(op, axes, values)             programs and tasks only
//        | Scan(op, axis, value)                programs only; not lowered yet
//        | Bitcast(a)                           the same bits as another type of the same size
//        | Ramp(base, stride, lanes) | Broadcast(value)      lowered functions only
//        | Fma(a, b, c) | Horizontal(op, a)     lowered functions only
//
// Nodes are immutable and shared. Names identify: variables are unique within a function, tensors
// within a program. Comparisons and logic have element type bool. What the operators mean for
// every element type (NaN, overflow, division by zero) is ir/meaning.hpp.
#pragma once

#include <hone/ir/extent.hpp>
#include <hone/ir/type.hpp>
#include <hone/support/error.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hone {
struct ScalarOp;  // op/scalar_op.hpp
}  // namespace hone

namespace hone::ir {

enum class UnaryOp : std::uint8_t { neg, logical_not };

enum class BinaryOp : std::uint8_t {
  add, sub, mul, div, mod, min, max,         // operands and result of one type
  eq, ne, lt, le, gt, ge,                    // result is bool
  logical_and, logical_or,                   // on bool
  bit_and, bit_or, bit_xor, shift_left, shift_right  // on integers; shift_right is arithmetic
};

/// How a reduction combines values. `custom` reduces a tuple with a user's combiner.
enum class ReduceOp : std::uint8_t { sum, prod, max, min, custom };

/// What a read outside the tensor gives. `zero` comes from zero_pad(X)(...).
enum class Boundary : std::uint8_t { none, zero };

struct Node;

/// A handle to an immutable node; cheap to copy. A default-made one is empty.
class Expr {
 public:
  Expr() = default;
  explicit Expr(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

  explicit operator bool() const { return node_ != nullptr; }
  const Node* get() const { return node_.get(); }
  const Node& operator*() const { return *node_; }
  const Node* operator->() const { return node_.get(); }
  Type type() const;

  /// The node as a T, or nullptr: `if (auto* load = e.as<Load>())`.
  template <class T>
  const T* as() const;

 private:
  std::shared_ptr<const Node> node_;
};

/// A value of the node's type; integers and bool in `integer`, floats in `real`.
struct Constant {
  std::int64_t integer = 0;
  double real = 0;
};
struct Var {
  std::string name;
};
struct Unary {
  UnaryOp op;
  Expr a;
};
struct Binary {
  BinaryOp op;
  Expr a, b;
};
struct Select {
  Expr condition, then_value, else_value;
};
struct Cast {
  Expr a;
};
struct Bitcast {
  Expr a;
};
struct Call {
  std::string function;  // the name of a scalar function in op/
  std::vector<Expr> args;
  const ScalarOp* own = nullptr;  // the function, if it is a user's own and not in op/
};
struct Load {
  std::string tensor;
  std::vector<Expr> indices;
  Boundary boundary = Boundary::none;
  Expr predicate;  // empty: always true
};
/// The combiner of a custom reduction: result[t] in terms of lhs[] and rhs[].
struct Combiner {
  std::vector<std::string> lhs, rhs;
  std::vector<Expr> result, identity;
};
struct Reduce {
  ReduceOp op;
  std::vector<Axis> axes;
  std::vector<Expr> values;  // one, unless op is custom
  std::shared_ptr<const Combiner> combiner;
  std::int32_t output = 0;   // which element of the tuple this node is
};
/// Inclusive running reduction along `axis` of the stage.
struct Scan {
  ReduceOp op;
  std::string axis;
  Expr value;
};
struct Ramp {
  Expr base, stride;
  std::int32_t lanes;
};
struct Broadcast {
  Expr value;
};
/// a * b + c, rounded once where the target has such an instruction, otherwise twice.
struct Fma {
  Expr a, b, c;
};
/// Combines the lanes of `a` to a scalar, in any order.
struct Horizontal {
  ReduceOp op;
  Expr a;
};

struct Node {
  using Data = std::variant<Constant, Var, Unary, Binary, Select, Cast, Bitcast, Call, Load,
                            Reduce, Scan, Ramp, Broadcast, Fma, Horizontal>;
  Type type;
  Data data;
};

inline Type Expr::type() const { return node_->type; }

template <class T>
const T* Expr::as() const {
  return node_ ? std::get_if<T>(&node_->data) : nullptr;
}

template <class T>
Expr make_expr(Type type, T data) {
  return Expr(std::make_shared<const Node>(Node{type, Node::Data(std::move(data))}));
}

constexpr bool is_comparison(BinaryOp op) { return op >= BinaryOp::eq && op <= BinaryOp::ge; }
constexpr bool is_logical(BinaryOp op) {
  return op == BinaryOp::logical_and || op == BinaryOp::logical_or;
}

// Makers. They check types and build; they do not simplify.

inline Expr constant(Type type, double value) {
  const Constant data = is_float(type.dtype) ? Constant{0, value}
                                             : Constant{static_cast<std::int64_t>(value), 0};
  return make_expr(type, data);
}
inline Expr integer(DType dtype, std::int64_t value) {
  return make_expr(Type{dtype}, Constant{value, 0});
}
inline Expr index(std::int64_t value) { return make_expr(index_type, Constant{value, 0}); }
inline Expr boolean(bool value) { return make_expr(Type{DType::boolean}, Constant{value, 0}); }
inline Expr var(std::string name, Type type = index_type) {
  return make_expr(type, Var{std::move(name)});
}

inline Expr unary(UnaryOp op, Expr a) {
  const Type type = a.type();
  return make_expr(type, Unary{op, std::move(a)});
}

/// Both operands have one type; the result of a comparison is bool with the same lanes.
inline Expr binary(BinaryOp op, Expr a, Expr b) {
  ensure(a.type() == b.type(), "binary operands of different types: ", name_of(a.type().dtype),
         " x ", a.type().lanes, " and ", name_of(b.type().dtype), " x ", b.type().lanes);
  const Type type = is_comparison(op) ? a.type().with_dtype(DType::boolean) : a.type();
  return make_expr(type, Binary{op, std::move(a), std::move(b)});
}

inline Expr select(Expr condition, Expr then_value, Expr else_value) {
  ensure(then_value.type() == else_value.type(), "select of two types");
  ensure(condition.type().dtype == DType::boolean, "select needs a bool condition");
  const Type type = then_value.type();
  return make_expr(type,
                   Select{std::move(condition), std::move(then_value), std::move(else_value)});
}

inline Expr cast(DType to, Expr a) {
  if (a.type().dtype == to) return a;
  const Type type = a.type().with_dtype(to);
  return make_expr(type, Cast{std::move(a)});
}

/// The bits of `a` as another element type of the same size.
inline Expr bitcast(DType to, Expr a) {
  ensure(size_of(to) == size_of(a.type().dtype), "bitcast between different sizes");
  const Type type = a.type().with_dtype(to);
  return make_expr(type, Bitcast{std::move(a)});
}

/// The result has the type of the first argument. A function that is not in op/ must live as long
/// as the expression.
inline Expr call(std::string function, std::vector<Expr> args, const ScalarOp* own = nullptr) {
  ensure(!args.empty(), "call of ", function, " without arguments");
  const Type type = args.front().type();
  return make_expr(type, Call{std::move(function), std::move(args), own});
}

inline Expr load(Type type, std::string tensor, std::vector<Expr> indices,
                 Boundary boundary = Boundary::none, Expr predicate = {}) {
  return make_expr(type, Load{std::move(tensor), std::move(indices), boundary,
                              std::move(predicate)});
}

inline Expr reduce(ReduceOp op, std::vector<Axis> axes, Expr value) {
  const Type type = value.type();
  return make_expr(type, Reduce{op, std::move(axes), {std::move(value)}, nullptr, 0});
}

inline Expr ramp(Expr base, Expr stride, std::int32_t lanes) {
  const Type type = base.type().with_lanes(lanes);
  return make_expr(type, Ramp{std::move(base), std::move(stride), lanes});
}

inline Expr broadcast(Expr value, std::int32_t lanes) {
  if (lanes == value.type().lanes) return value;
  const Type type = value.type().with_lanes(lanes);
  return make_expr(type, Broadcast{std::move(value)});
}

inline Expr fma(Expr a, Expr b, Expr c) {
  const Type type = a.type();
  return make_expr(type, Fma{std::move(a), std::move(b), std::move(c)});
}

inline Expr horizontal(ReduceOp op, Expr a) {
  const Type type = a.type().with_lanes(1);
  return make_expr(type, Horizontal{op, std::move(a)});
}

inline Expr operator+(Expr a, Expr b) { return binary(BinaryOp::add, std::move(a), std::move(b)); }
inline Expr operator-(Expr a, Expr b) { return binary(BinaryOp::sub, std::move(a), std::move(b)); }
inline Expr operator*(Expr a, Expr b) { return binary(BinaryOp::mul, std::move(a), std::move(b)); }
inline Expr operator/(Expr a, Expr b) { return binary(BinaryOp::div, std::move(a), std::move(b)); }
inline Expr operator%(Expr a, Expr b) { return binary(BinaryOp::mod, std::move(a), std::move(b)); }
inline Expr min(Expr a, Expr b) { return binary(BinaryOp::min, std::move(a), std::move(b)); }
inline Expr max(Expr a, Expr b) { return binary(BinaryOp::max, std::move(a), std::move(b)); }
inline Expr lt(Expr a, Expr b) { return binary(BinaryOp::lt, std::move(a), std::move(b)); }
inline Expr ge(Expr a, Expr b) { return binary(BinaryOp::ge, std::move(a), std::move(b)); }
inline Expr both(Expr a, Expr b) {
  return binary(BinaryOp::logical_and, std::move(a), std::move(b));
}

/// The integer or bool value of a constant; empty expressions and others have none.
inline const std::int64_t* as_integer(const Expr& e) {
  const Constant* c = e.as<Constant>();
  return c && !is_float(e.type().dtype) ? &c->integer : nullptr;
}

}  // namespace hone::ir
