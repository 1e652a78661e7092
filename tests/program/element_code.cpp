// Tests of hone/program/element_code.hpp: the example of its first lines.
#include "../task/programs.hpp"

#include <hone/program/compile_element.hpp>
#include <hone/program/element_code.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace programs;
using hone::ElementCode;
using Kind = hone::Instruction::Kind;

TEST_CASE("dense with bias and relu is two blocks: the sum's terms and what is done with the sum") {
  const Program program = dense(4, 6, 5);
  const ElementCode code = hone::compile_element(
      program.stages[0],
      {{"A", DType::f32, {4, 5}, {5, 1}}, {"B", DType::f32, {5, 6}, {6, 1}},
       {"bias", DType::f32, {6}, {1}}},
      {program, {}});
  REQUIRE(code.blocks.size() == 2);
  CHECK(code.slots == 3);
  const auto kinds = [&](std::size_t block) {
    std::vector<Kind> found;
    for (const hone::Instruction& i : code.blocks[block].instructions) found.push_back(i.kind);
    return found;
  };
  CHECK(kinds(0) == std::vector<Kind>{Kind::reduce, Kind::read, Kind::binary, Kind::binary});
  CHECK(kinds(1) == std::vector<Kind>{Kind::read, Kind::read, Kind::binary});
  REQUIRE(code.reads.size() == 3);
  const hone::ReadCode& b = code.reads[1];
  CHECK(b.always_inside);
  REQUIRE(b.terms.size() == 2);
  CHECK(b.terms[0].slot == 2);
  CHECK(b.terms[0].factor == 6);
  CHECK(b.terms[1].slot == 1);
  CHECK(b.terms[1].factor == 1);
}
