// program/flat.hpp
// A program as an array of plain nodes in postfix order: what the typed expressions of dsl/ hold by
// value, and what reify turns into a hone::Program. Light: nothing of the IR is included.
//
//   C(i, j) = relu(sum(k, A(i, k) * B(k, j)))
//     ->  i k load(A)  k j load(B)  mul  k sum  0 max  i j store(C)  where(dense.cpp:12)
//
// A node takes its operands from the values before it; load, the reductions, store and update take
// the last `count` terms, offsets and data. Positions are never stored, so two expressions are
// joined by copying.
#pragma once

#include <hone/ir/dtype.hpp>

#include <cstddef>
#include <cstdint>

namespace hone {

struct ScalarOp;  // op/scalar_op.hpp

enum class FlatOp : std::uint8_t {
  constant,  // `real` for floats, `integer` for the rest
  index,     // the value of the index `text`, an i64
  term,      // integer * text, part of a subscript; ends it if `count` is 1. Before a reduction or
             // a store: an axis, integer is its extent (-1: symbolic)
  offset,    // integer, the constant of a subscript; ends it
  data,      // the value before the subscripts is one of them; integer 1: checked; ends it
  load,      // an element of `tensor`; `integer` is 0 if each subscript is an index alone
  load_zero_pad,  // the same; 0 outside the tensor
  neg, logical_not,
  add, sub, mul, div, mod, min, max,
  eq, ne, lt, le, gt, ge,
  logical_and, logical_or,
  select,  // of three values: condition, then, else
  cast,    // to `dtype`
  call,    // the scalar function `text` of `count` values, or the user's own that `tensor` holds
  reduce_sum, reduce_prod, reduce_max, reduce_min, arg_max, arg_min,
  scan_sum, scan_prod, scan_max, scan_min,  // along the index `text`
  store,   // ends a statement: the value becomes an element of `tensor`
  update,  // the same, but the value is added to the element
  where    // file `text`, line `integer` of the statement that ended
};

/// A size: `value`, or where that is negative the symbol. (GCC's sanitizers make a comparison of
/// `symbol` with nullptr no constant expression.)
struct FlatExtent {
  std::int64_t value;
  const char* symbol;  // nullptr when `value` is the size

  constexpr bool is_static() const { return value >= 0; }
};

enum class FlatRole : std::uint8_t { input, output, temp };

/// A tensor; lives as long as the program (for dsl/ in static storage).
struct FlatPlaceholder {
  const char* name;
  DType dtype;
  FlatRole role;
  std::uint16_t rank;
  const FlatExtent* extents;  // `rank` of them, outermost first
  bool is_constant = false;   // an input that is the same in many calls
  const ScalarOp* function = nullptr;  // no tensor at all, but what a call refers to
};

struct FlatNode {
  FlatOp op;
  DType dtype;                    // of the value
  std::uint16_t count;            // see the ops
  const char* text;               // or nullptr
  const FlatPlaceholder* tensor;  // of load and store
  std::int64_t integer;
  double real;
};

/// The nodes of whole statements, producers first. A view.
struct FlatProgram {
  const FlatNode* nodes;
  std::size_t size;
};

constexpr bool is_load(FlatOp op) { return op == FlatOp::load || op == FlatOp::load_zero_pad; }
constexpr bool is_reduction(FlatOp op) {
  return op >= FlatOp::reduce_sum && op <= FlatOp::arg_min;
}
constexpr bool is_comparison(FlatOp op) { return op >= FlatOp::eq && op <= FlatOp::ge; }
constexpr bool is_logical(FlatOp op) {
  return op == FlatOp::logical_and || op == FlatOp::logical_or || op == FlatOp::logical_not;
}

}  // namespace hone
