// ir/equal.hpp
// Structural equality, order and hash of expressions, statements and functions.
//
// Names count: f(i) and f(j) differ. Constants are equal when their bits are, so 0.0 and -0.0
// differ and a NaN equals itself. compare() is a total order that does not depend on addresses, so
// whatever is sorted by it comes out alike in every process; hash() likewise.
#pragma once

#include <hone/ir/stmt.hpp>
#include <hone/support/hash.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace hone::ir {

/// Negative, zero or positive: `a` stands before, is equal to, or stands after `b`.
int compare(const Expr& a, const Expr& b);
int compare(const Stmt& a, const Stmt& b);

namespace detail {

template <class T>
int order(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}
inline int order(const std::string& a, const std::string& b) { return a.compare(b); }
inline int order(const Expr& a, const Expr& b) { return compare(a, b); }
inline int order(const Stmt& a, const Stmt& b) { return compare(a, b); }
inline int order(double a, double b) {
  return order(std::bit_cast<std::uint64_t>(a), std::bit_cast<std::uint64_t>(b));
}
inline int order(Type a, Type b) {
  return a.dtype != b.dtype ? order(a.dtype, b.dtype) : order(a.lanes, b.lanes);
}
inline int order(const Axis& a, const Axis& b) {
  if (const int c = order(a.name, b.name)) return c;
  if (const int c = order(a.extent.value, b.extent.value)) return c;
  return order(a.extent.symbol, b.extent.symbol);
}

inline int order(const Buffer& a, const Buffer& b);

template <class T>
int order(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.size() != b.size()) return order(a.size(), b.size());
  for (std::size_t n = 0; n < a.size(); ++n) {
    if (const int c = order(a[n], b[n])) return c;
  }
  return 0;
}

inline int order(const std::shared_ptr<const Combiner>& a,
                 const std::shared_ptr<const Combiner>& b) {
  if (a == b) return 0;
  if (!a || !b) return a ? 1 : -1;
  if (const int c = order(a->lhs, b->lhs)) return c;
  if (const int c = order(a->rhs, b->rhs)) return c;
  if (const int c = order(a->result, b->result)) return c;
  return order(a->identity, b->identity);
}

inline int order(const Buffer& a, const Buffer& b) {
  if (const int c = order(a.name, b.name)) return c;
  if (const int c = order(a.type, b.type)) return c;
  if (const int c = order(a.shape, b.shape)) return c;
  if (const int c = order(a.scope, b.scope)) return c;
  if (const int c = order(a.argument, b.argument)) return c;
  return order(a.unit_dim, b.unit_dim);
}

// What a node holds, as a tuple of references: equality, order and hash read the same list.
inline auto fields(const Constant& n) { return std::tie(n.integer, n.real); }
inline auto fields(const Var& n) { return std::tie(n.name); }
inline auto fields(const Unary& n) { return std::tie(n.op, n.a); }
inline auto fields(const Binary& n) { return std::tie(n.op, n.a, n.b); }
inline auto fields(const Select& n) { return std::tie(n.condition, n.then_value, n.else_value); }
inline auto fields(const Cast& n) { return std::tie(n.a); }
inline auto fields(const Bitcast& n) { return std::tie(n.a); }
inline auto fields(const Call& n) { return std::tie(n.function, n.args); }
inline auto fields(const Load& n) {
  return std::tie(n.tensor, n.indices, n.boundary, n.predicate);
}
inline auto fields(const Reduce& n) {
  return std::tie(n.op, n.axes, n.values, n.combiner, n.output);
}
inline auto fields(const Scan& n) { return std::tie(n.op, n.axis, n.value); }
inline auto fields(const Ramp& n) { return std::tie(n.base, n.stride, n.lanes); }
inline auto fields(const Broadcast& n) { return std::tie(n.value); }
inline auto fields(const Fma& n) { return std::tie(n.a, n.b, n.c); }
inline auto fields(const Horizontal& n) { return std::tie(n.op, n.a); }
inline auto fields(const For& n) { return std::tie(n.var, n.extent, n.kind, n.body); }
inline auto fields(const Store& n) { return std::tie(n.buffer, n.indices, n.value, n.predicate); }
inline auto fields(const Block& n) { return std::tie(n.stmts); }
inline auto fields(const If& n) { return std::tie(n.condition, n.then_body); }
inline auto fields(const Allocate& n) { return std::tie(n.buffer, n.body); }
inline auto fields(const Let& n) { return std::tie(n.name, n.value, n.body); }

/// The fields of two nodes of one kind, the first difference deciding.
template <class T>
int order_fields(const T& a, const T& b) {
  const auto left = fields(a);
  const auto right = fields(b);
  return [&]<std::size_t... n>(std::index_sequence<n...>) {
    int result = 0;
    ((result = order(std::get<n>(left), std::get<n>(right))) || ...);
    return result;
  }(std::make_index_sequence<std::tuple_size_v<decltype(left)>>{});
}

template <class Data>
int order_data(const Data& a, const Data& b) {
  if (a.index() != b.index()) return order(a.index(), b.index());
  return std::visit([&b](const auto& node) {
    return order_fields(node, std::get<std::decay_t<decltype(node)>>(b));
  }, a);
}

struct Hasher {
  std::uint64_t state = 0;

  void word(std::uint64_t value) { state = hash_combine(state, value); }
  template <class T>
    requires std::is_integral_v<T> || std::is_enum_v<T>
  void add(T value) {
    word(static_cast<std::uint64_t>(value));
  }
  void add(double value) { word(std::bit_cast<std::uint64_t>(value)); }
  void add(const std::string& text) { word(hash_text(text)); }
  template <class T>
  void add(const std::vector<T>& list) {
    word(list.size());
    for (const T& each : list) add(each);
  }
  void add(Type type) { add(type.dtype), add(type.lanes); }
  void add(const Axis& a) { add(a.name), add(a.extent.value), add(a.extent.symbol); }
  void add(const std::shared_ptr<const Combiner>& c) {
    word(c != nullptr);
    if (c) add(c->lhs), add(c->rhs), add(c->result), add(c->identity);
  }
  void add(const Buffer& b) {
    add(b.name), add(b.type), add(b.shape), add(b.scope), add(b.argument), add(b.unit_dim);
  }
  template <class Data>
  void add_data(const Data& data) {
    word(data.index());
    std::visit([this](const auto& node) {
      std::apply([this](const auto&... field) { (this->add(field), ...); }, fields(node));
    }, data);
  }
  void add(const Expr& e) {
    if (!e) return word(0);
    add(e.type());
    add_data(e->data);
  }
  void add(const Stmt& s) {
    if (!s) return word(0);
    add_data(s->data);
  }
};

}  // namespace detail

inline int compare(const Expr& a, const Expr& b) {
  if (a.get() == b.get()) return 0;
  if (!a || !b) return a ? 1 : -1;
  if (const int c = detail::order(a.type(), b.type())) return c;
  return detail::order_data(a->data, b->data);
}

inline int compare(const Stmt& a, const Stmt& b) {
  if (a.get() == b.get()) return 0;
  if (!a || !b) return a ? 1 : -1;
  return detail::order_data(a->data, b->data);
}

/// The same tree with the same names, types and constants. Two empty handles are equal.
inline bool equal(const Expr& a, const Expr& b) { return compare(a, b) == 0; }
inline bool equal(const Stmt& a, const Stmt& b) { return compare(a, b) == 0; }
inline bool equal(const Function& a, const Function& b) {
  return a.name == b.name && detail::order(a.arguments, b.arguments) == 0 && equal(a.body, b.body);
}

/// Equal trees have equal hashes, in every process on every machine.
inline std::uint64_t hash(const Expr& e) {
  detail::Hasher h;
  h.add(e);
  return h.state;
}
inline std::uint64_t hash(const Stmt& s) {
  detail::Hasher h;
  h.add(s);
  return h.state;
}
inline std::uint64_t hash(const Function& f) {
  detail::Hasher h;
  h.add(f.name), h.add(f.arguments), h.add(f.body);
  return h.state;
}

}  // namespace hone::ir
