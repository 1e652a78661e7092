#include <hone/kernel/parameters.hpp>

#include <doctest/doctest.h>

#include <array>
#include <vector>

namespace parameters_test {
using namespace hone;

constexpr std::array<Layout, 3> by_row{};

Program program_of(std::vector<Placeholder> placeholders) {
  Program program;
  program.placeholders = std::move(placeholders);
  return program;
}

TEST_CASE("parameters are the placeholders without the temps, in the program's order") {
  const Program program = program_of({{"X", DType::f32, {"N", "C"}, Role::input},
                                      {"t", DType::f32, {"C", 7}, Role::temp},
                                      {"alpha", DType::f64, {}, Role::input},
                                      {"Y", DType::f32, {"C", 5, "N"}, Role::output}});
  const std::array layouts{row_major, row_major, col_major};
  const Parameters parameters(program, layouts);
  REQUIRE(parameters.size() == 3);
  CHECK(parameters.names() == "X, alpha, Y");
  CHECK(parameters.stride_count() == 5);
  CHECK(parameters.symbols() == std::vector<std::string>{"N", "C"});
  CHECK(parameters[2].declaration() == "Y(C, 5, N)");
  CHECK(parameters[2].is_output);
  CHECK(parameters[2].layout == col_major);
  CHECK(parameters[2].symbols[0] == 1);
  CHECK(parameters[2].symbols[2] == 0);
  CHECK(!parameters[1].is_output);
  CHECK(parameters[1].declaration() == "alpha()");
}

TEST_CASE("an updated output is one parameter and two arguments of the function") {
  Program program = program_of({{"Y.before", DType::f32, {7}, Role::input, false, "Y"},
                                {"X", DType::f32, {7}, Role::input},
                                {"Y", DType::f32, {7}, Role::output}});
  const std::array layouts{col_major, row_major, col_major};
  const Parameters parameters(program, layouts);
  CHECK(parameters.names() == "X, Y");
  CHECK(parameters[1].layout == col_major);
  CHECK(parameters.has_updates());
  CHECK(parameters.parameter_of() == std::vector<std::size_t>{1, 0, 1});
  program.placeholders[0].before_of = "Z";
  CHECK_THROWS_WITH_AS(Parameters(program, layouts),
                       "internal error in hone: Y.before is the old value of no output",
                       InternalError);
}

TEST_CASE("an extent that no call can tell is refused") {
  const Program program = program_of({{"X", DType::f32, {"N"}, Role::input},
                                      {"t", DType::f32, {"T"}, Role::temp},
                                      {"Y", DType::f32, {"N"}, Role::output}});
  CHECK_THROWS_WITH_AS(Parameters(program, by_row),
                       "the extent T is not one of X, Y, so a call cannot tell its value; make it "
                       "a number",
                       UserError);
}

TEST_CASE("more dimensions than a view has are refused") {
  const Program program =
      program_of({{"X", DType::f32, {1, 1, 1, 1, 1, 1, 1, 1, 1}, Role::output}});
  CHECK_THROWS_WITH_AS(Parameters(program, by_row),
                       "X has 9 dimensions; an argument of a kernel has at most 8", UserError);
}

TEST_CASE("parameters are asked for by what they are") {
  const Program program = program_of({{"X", DType::f32, {"N"}, Role::input},
                                      {"W", DType::f32, {3}, Role::input, true},
                                      {"Y", DType::f32, {"N"}, Role::output}});
  const Parameters parameters(program, by_row);
  CHECK(parameters.names_where([](const Parameter& p) { return p.is_constant; }) == "W");
  CHECK(parameters.names_where([](const Parameter& p) { return !p.has_static_extents(); }) ==
        "X, Y");
  const Parameters one = parameters.only(1);
  CHECK(one.names() == "W");
  CHECK(one.symbols() == parameters.symbols());
}

}  // namespace parameters_test
