// program/element_code.hpp
// One statement as a list of instructions that compute one element: what evaluate() runs. Names are
// gone, each value has a register, each axis a slot.
//
//   C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j))
//     ->  block 0:  r2 = bias[j]   r3 = reduce sum over k of block 1, r1   r4 = r3 + r2  ...
//         block 1:  r0 = A[i, k]   r5 = B[k, j]   r1 = r0 * r5
//
// A value stands in the outermost block whose axes it uses, so what a reduction does not change is
// computed once. A block without a reduction in it is run for up to `most_lanes` points of its
// longest axis at a time: the cost of stepping through instructions is shared, and the cache misses
// of strided reads overlap. Nothing else is rearranged: this is the meaning of the program.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <hone/ir/expr.hpp>
#include <hone/op/scalar_op.hpp>
#include <hone/program/error_bound.hpp>

namespace hone {

/// The value of an axis times a factor.
struct SlotTerm {
  int slot = 0;
  std::int64_t factor = 0;
};

/// Points of a reduction that one run of its block computes.
inline constexpr int most_lanes = 64;

/// Where a value lies: registers[first + lane * step]. The step is 0 for a value of an outer block.
struct Operand {
  int first = 0;
  int step = 0;
};

/// One dimension of a read: constant + terms, plus the integer of an operand if it is computed.
struct ReadDimension {
  std::int64_t constant = 0;
  std::vector<SlotTerm> terms;
  bool computed = false;
  Operand index;
  std::int64_t extent = 0;
  std::int64_t stride = 0;
};

/// A read of a tensor.
struct ReadCode {
  int tensor = 0;
  std::string statement;  // for the error when a read leaves its tensor
  bool affine = true;     // no dimension is computed: the offset is a sum, offset + terms
  bool always_inside = true;
  bool zero_outside = false;
  std::int64_t offset = 0;
  std::vector<SlotTerm> terms;
  std::vector<ReadDimension> dimensions;
  bool has_predicate = false;
  Operand predicate;
};

struct ReduceCode {
  ir::ReduceOp op = ir::ReduceOp::sum;
  DType dtype = DType::f32;
  int block = 0;  // computes `value`
  Operand value;
  std::vector<int> slots;
  std::vector<std::int64_t> extents;
  int scanned = -1;  // the slot that a running reduction ends at; it has one slot of its own
};

struct Instruction {
  enum class Kind : std::uint8_t { slot, unary, binary, select, cast, bitcast, call, read, reduce };
  Kind kind = Kind::slot;
  DType dtype = DType::f32;  // of the operands
  DType to = DType::f32;     // of a cast's result
  ir::UnaryOp unary = ir::UnaryOp::neg;
  ir::BinaryOp binary = ir::BinaryOp::add;
  const ScalarOp* function = nullptr;  // of a call
  int position = 0;                    // of a slot, a read or a reduction
  Operand result{};
  Operand a{};
  Operand b{};
  Operand c{};
};

struct CodeBlock {
  std::vector<Instruction> instructions;
  int lane_slot = -1;  // the axis that lanes run along; -1: one point at a time
};

struct ElementCode {
  std::vector<CodeBlock> blocks;  // the first one is run for each element
  std::vector<ReadCode> reads;
  std::vector<ReduceCode> reductions;
  std::vector<Approx> registers;  // initial contents: the constants
  int slots = 0;                  // axes of the statement first
  Operand result;
};

}  // namespace hone
