#include <hone/kernel/check_arguments.hpp>

#include <doctest/doctest.h>
#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <hone/kernel/adaptors.hpp>
#include <hone/program/program.hpp>

namespace check_arguments_test {
using namespace hone;

/// C(M, 4) = f(A(M, 3), B(3, 4), s), and the arguments of one call of it.
struct Call {
  std::array<Layout, 4> layouts{};
  std::vector<ArgumentView> views;
  std::array<std::int64_t, 1> symbols{};

  static Program program() {
    Program program;
    program.placeholders = {{"A", DType::f32, {"M", 3}, Role::input},
                            {"B", DType::f32, {3, 4}, Role::input},
                            {"s", DType::f32, {}, Role::input},
                            {"C", DType::f32, {"M", 4}, Role::output}};
    return program;
  }

  template <class Data>
  Call& pass(std::string_view name, Data&& data) {
    views.push_back(detail::view_argument(name, data, detail::adaptor_of<Data>::rank));
    return *this;
  }

  void check() {
    const Parameters parameters(program(), layouts);
    check_arguments(parameters, views, symbols);
  }
};

/// Memory for the calls; each argument has some of its own.
struct Memory {
  float a[100] = {};
  float b[100] = {};
  float s = 0;
  float c[100] = {};

  template <class A, class B, class C>
  Call call(A a_data, B b_data, C c_data) {
    Call out;
    out.pass("A", a_data).pass("B", b_data).pass("s", s).pass("C", c_data);
    return out;
  }
};

TEST_CASE("a right call gives the symbols their values") {
  Memory m;
  Call call = m.call(view(m.a, {5, 3}), m.b + 0, view(m.c, {5, 4}));
  call.check();
  CHECK(call.symbols[0] == 5);
  CHECK(call.views[1].form == ArgumentForm::strided);
  CHECK(call.views[1].strides[0] == 4);
  CHECK(call.views[1].strides[1] == 1);
}

TEST_CASE("runs get the shape that their number of elements leaves open") {
  Memory m;
  Call call = m.call(std::span(m.a, 15), std::span(m.b, 12), std::span(m.c, 20));
  call.check();
  CHECK(call.symbols[0] == 5);
  CHECK(call.views[0].rank == 2);
  CHECK(call.views[0].shape[0] == 5);
  CHECK(call.views[0].strides[0] == 3);
  CHECK(call.views[3].shape[1] == 4);
}

TEST_CASE("runs and pointers are taken in the layout of their argument") {
  Memory m;
  Call call = m.call(std::span(m.a, 15), m.b + 0, view(m.c, {5, 4}));
  call.layouts = {col_major, col_major, row_major, row_major};
  call.check();
  CHECK(call.views[0].strides[0] == 1);
  CHECK(call.views[0].strides[1] == 5);
  CHECK(call.views[1].strides[1] == 3);
}

TEST_CASE("a run may wait for the extents of another one") {
  Program program;
  program.placeholders = {{"A", DType::f32, {"M", "K"}, Role::input},
                          {"x", DType::f32, {"K", 2}, Role::input},
                          {"y", DType::f32, {"M"}, Role::output}};
  const std::array<Layout, 3> layouts{};
  const Parameters parameters(program, layouts);
  Memory m;
  Call call;
  call.pass("A", std::span(m.a, 15)).pass("x", std::span(m.b, 6)).pass("y", std::span(m.c, 5));
  std::array<std::int64_t, 2> symbols{};
  check_arguments(parameters, call.views, symbols);
  CHECK(symbols == std::array<std::int64_t, 2>{5, 3});
}

TEST_CASE("rows in any order and a repeated row may be read") {
  Memory m;
  m.call(view(m.a + 12, {5, 3}, {-3, 1}), view(m.b, {3, 4}, {0, 1}), view(m.c, {5, 4})).check();
}

TEST_CASE("the stride of a dimension of extent 1 does not matter") {
  Memory m;
  m.call(view(m.a, {1, 3}, {0, 1}), m.b + 0, view(m.c, {1, 4}, {-99, 1})).check();
}

TEST_CASE("an element type is never converted") {
  Memory m;
  double b[12] = {};
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3}), view(b, {3, 4}), view(m.c, {5, 4})).check(),
                       "argument B holds double, but the program declares it as float", UserError);
}

TEST_CASE("an output is not const") {
  Memory m;
  const float* const c = m.c;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3}), m.b + 0, view(c, {5, 4})).check(),
                       "argument C is const, a temporary or marked read-only, but the program writes "
                       "it",
                       UserError);
}

TEST_CASE("a static extent is the one that was declared") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3}), view(m.b, {3, 5}), view(m.c, {5, 4})).check(),
                       "argument B: dimension 1 is 5, but B(3, 4) needs 4", UserError);
}

TEST_CASE("a symbolic extent has one value in a call") {
  Memory m;
  CHECK_THROWS_WITH_AS(
      m.call(view(m.a, {5, 3}), m.b + 0, view(m.c, {6, 4})).check(),
      "argument C: dimension 0 is 6, but its extent M is 5 in dimension 0 of argument A",
      UserError);
}

TEST_CASE("no extent is negative, and a symbolic one may be 0") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {0, 3}), m.b + 0, view(m.c, {5, 4})).check(),
                       "argument C: dimension 0 is 5, but its extent M is 0 in dimension 0 of "
                       "argument A",
                       UserError);
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {-2, 3}), m.b + 0, view(m.c, {5, 4})).check(),
                       "argument A: dimension 0 is -2, but no extent is negative", UserError);
  CHECK_THROWS_WITH_AS(m.call(std::span(m.a, 0), m.b + 0, std::span(m.c, 20)).check(),
                       "argument C has 20 elements, but C(M, 4) with M = 0 needs 0", UserError);
  float* const nothing = nullptr;
  CHECK_NOTHROW(m.call(view(nothing, {0, 3}), m.b + 0, std::span(m.c, 0)).check());
}

TEST_CASE("the number of dimensions is the one that was declared") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3, 1}), m.b + 0, view(m.c, {5, 4})).check(),
                       "argument A has 3 dimensions, but A(M, 3) has 2", UserError);
}

TEST_CASE("a null pointer is refused") {
  Memory m;
  float* const nothing = nullptr;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3}), nothing, view(m.c, {5, 4})).check(),
                       "argument B is a null pointer; pass the address of its elements", UserError);
}

TEST_CASE("a pointer tells no symbolic extent") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(m.a + 0, m.b + 0, view(m.c, {5, 4})).check(),
                       "argument A is a pointer, but A(M, 3) needs the value of M; pass "
                       "hone::view(pointer, {extents...})",
                       UserError);
}

TEST_CASE("the number of elements of a run fits its placeholder") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(std::span(m.a, 16), m.b + 0, std::span(m.c, 20)).check(),
                       "argument A has 16 elements, but A(M, 3) needs a multiple of 3",
                       UserError);
  CHECK_THROWS_WITH_AS(m.call(std::span(m.a, 15), m.b + 0, std::span(m.c, 24)).check(),
                       "argument C has 24 elements, but C(M, 4) with M = 5 needs 20", UserError);
  CHECK_THROWS_WITH_AS(m.call(std::span(m.a, 15), std::span(m.b, 13), std::span(m.c, 20)).check(),
                       "argument B has 13 elements, but B(3, 4) needs 12", UserError);
}

TEST_CASE("a run of several possible shapes is refused") {
  Program program;
  program.placeholders = {{"A", DType::f32, {"M", "N", 2}, Role::output}};
  const std::array<Layout, 1> layouts{};
  const Parameters parameters(program, layouts);
  Memory m;
  Call call;
  call.pass("A", std::span(m.a, 24));
  std::array<std::int64_t, 2> symbols{};
  CHECK_THROWS_WITH_AS(check_arguments(parameters, call.views, symbols),
                       "argument A is 24 elements without a shape, and several shapes A(M, N, 2) "
                       "have as many; pass hone::view(pointer, {extents...})",
                       UserError);
}

TEST_CASE("data by column where a kernel reads by row is refused, with the option to choose") {
  Memory m;
  CHECK_THROWS_WITH_AS(
      m.call(view(m.a, {5, 3}, {1, 5}), m.b + 0, view(m.c, {5, 4})).check(),
      "argument A: dimension 1 has stride 5, but this kernel needs 1; make the kernel with "
      ".layout = {{\"A\", col_major}} for data that has it in dimension 0",
      UserError);
}

TEST_CASE("data by row where a kernel reads by column is refused, with the option that says so") {
  Memory m;
  Call call = m.call(view(m.a, {5, 3}), m.b + 0, view(m.c, {5, 4}));
  call.layouts[0] = col_major;
  CHECK_THROWS_WITH_AS(
      call.check(),
      "argument A: dimension 0 has stride 3, but this kernel needs 1; make the kernel without "
      ".layout = {{\"A\", col_major}} for data that has it in dimension 1",
      UserError);
}

TEST_CASE("data that is contiguous in no dimension is refused") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3}, {6, 2}), m.b + 0, view(m.c, {5, 4})).check(),
                       "argument A: dimension 1 has stride 2, but this kernel needs 1; copy it to "
                       "memory where it has",
                       UserError);
  CHECK_THROWS_WITH_AS(m.call(view(m.a + 2, {5, 3}, {3, -1}), m.b + 0, view(m.c, {5, 4})).check(),
                       "argument A: dimension 1 has stride -1, but this kernel needs 1; copy it to "
                       "memory where it has",
                       UserError);
}

TEST_CASE("the elements of an output do not share memory") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3}), m.b + 0, view(m.c, {5, 4}, {0, 1})).check(),
                       "output C of shape (5, 4) with strides (0, 1) has elements that share "
                       "memory; an output needs memory for each",
                       UserError);
}

TEST_CASE("an output shares no memory with an input") {
  Memory m;
  CHECK_THROWS_WITH_AS(m.call(view(m.a, {5, 3}), m.b + 0, view(m.a + 14, {5, 4})).check(),
                       "output C shares memory with input A; give it memory of its own", UserError);
  m.call(view(m.a, {5, 3}), m.b + 0, view(m.a + 15, {5, 4})).check();
  m.call(view(m.a, {5, 3}, {10, 1}), m.b + 0, view(m.a + 3, {5, 4}, {10, 1})).check();
}

TEST_CASE("inputs may share memory, outputs not") {
  Memory m;
  m.call(view(m.a, {3, 3}, {4, 1}), m.a + 0, view(m.c, {3, 4})).check();
  Program program;
  program.placeholders = {{"C", DType::f32, {4}, Role::output},
                          {"D", DType::f32, {4}, Role::output}};
  const std::array<Layout, 2> layouts{};
  const Parameters parameters(program, layouts);
  Call call;
  call.pass("C", m.c + 0).pass("D", m.c + 3);
  CHECK_THROWS_WITH_AS(check_arguments(parameters, call.views, call.symbols),
                       "output D shares memory with output C; give it memory of its own",
                       UserError);
}

}  // namespace check_arguments_test
