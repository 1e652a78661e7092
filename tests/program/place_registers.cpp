// Tests of hone/program/place_registers.hpp.
#include <hone/program/place_registers.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a block runs along the longest axis and has a place for each lane") {
  ElementCode code;
  code.blocks.resize(2);
  code.blocks[0].instructions.push_back(
      {.kind = Instruction::Kind::reduce, .position = 0, .result = {2}});
  code.blocks[1].instructions.push_back(
      {.kind = Instruction::Kind::unary, .result = {1}, .a = {0}});
  code.registers = {exact_real(7), {}, {}};
  code.reductions.push_back({.block = 1, .value = {1}, .slots = {4, 5}, .extents = {3, 9}});
  code.result = {2};
  const ElementCode placed = place_registers(code, {0, 1, 0});
  CHECK(placed.blocks[0].lane_slot == -1);
  CHECK(placed.blocks[1].lane_slot == 5);
  CHECK(placed.registers.size() == 1 + most_lanes + 1);
  CHECK(placed.registers[0].value == 7);
  CHECK(placed.result.first == 1 + most_lanes);
  CHECK(placed.reductions[0].value.first == 1);
  CHECK(placed.reductions[0].value.step == 1);
  CHECK(placed.blocks[1].instructions[0].a.step == 0);
}

TEST_CASE("a block that holds a reduction runs point by point") {
  ElementCode code;
  code.blocks.resize(3);
  code.blocks[1].instructions.push_back(
      {.kind = Instruction::Kind::reduce, .position = 1, .result = {0}});
  code.registers = {{}, {}};
  code.reductions.push_back({.block = 1, .value = {0}, .slots = {0}, .extents = {100}});
  code.reductions.push_back({.block = 2, .value = {1}, .slots = {1}, .extents = {3}});
  const ElementCode placed = place_registers(code, {1, 2});
  CHECK(placed.blocks[1].lane_slot == -1);
  CHECK(placed.blocks[2].lane_slot == 1);
}
