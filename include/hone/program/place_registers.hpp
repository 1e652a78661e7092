// program/place_registers.hpp
// The last step of compile_element: chooses the axis that a block's lanes run along, and gives
// every register one place or, in such a block, one for each lane.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <hone/program/element_code.hpp>

namespace hone {

namespace detail {

/// Lanes along the longest axis of every reduction whose block holds no other reduction.
inline void choose_lanes(ElementCode& code) {
  for (const ReduceCode& reduce : code.reductions) {
    CodeBlock& block = code.blocks[static_cast<std::size_t>(reduce.block)];
    const bool nested = std::any_of(
        block.instructions.begin(), block.instructions.end(),
        [](const Instruction& i) { return i.kind == Instruction::Kind::reduce; });
    if (nested || reduce.slots.empty()) continue;
    const auto longest = std::max_element(reduce.extents.begin(), reduce.extents.end());
    block.lane_slot = reduce.slots[static_cast<std::size_t>(longest - reduce.extents.begin())];
  }
}

/// Calls place(Operand&) for all operands of the code.
template <class Place>
void for_each_operand(ElementCode& code, const Place& place) {
  place(code.result);
  for (CodeBlock& block : code.blocks) {
    for (Instruction& i : block.instructions) place(i.result), place(i.a), place(i.b), place(i.c);
  }
  for (ReadCode& read : code.reads) {
    place(read.predicate);
    for (ReadDimension& dimension : read.dimensions) place(dimension.index);
  }
  for (ReduceCode& reduce : code.reductions) place(reduce.value);
}

}  // namespace detail

/// `code` with its operands, numbers of registers so far, turned into places. block_of[n] is the
/// block that computes register n.
inline ElementCode place_registers(ElementCode code, const std::vector<int>& block_of) {
  detail::choose_lanes(code);
  std::vector<Operand> places;
  std::vector<Approx> registers;
  for (std::size_t n = 0; n < block_of.size(); ++n) {
    const bool lanes = code.blocks[static_cast<std::size_t>(block_of[n])].lane_slot >= 0;
    places.push_back({static_cast<int>(registers.size()), lanes ? 1 : 0});
    registers.insert(registers.end(), lanes ? most_lanes : 1, code.registers[n]);
  }
  detail::for_each_operand(code, [&](Operand& operand) {
    operand = places[static_cast<std::size_t>(operand.first)];
  });
  code.registers = std::move(registers);
  return code;
}

}  // namespace hone
