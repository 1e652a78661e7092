#include <hone/dsl/placeholder.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

using namespace hone;

namespace {

constexpr Input<"A", float, "M", 768> A;
constexpr Output<"C", double, "M"> C;
constexpr Temp<"t", int> t;
constexpr Constant<"W", float, 3, "N"> W;

struct Matrix {
  Matrix() = default;
  Matrix(const Matrix&) = delete;
};

}  // namespace

TEST_CASE("a placeholder is an empty object that says all about itself statically") {
  using P = std::remove_const_t<decltype(A)>;
  CHECK(std::is_empty_v<P>);
  CHECK(std::string_view(P::name) == "A");
  CHECK(std::is_same_v<P::element_type, float>);
  CHECK(P::rank == 2);
  CHECK(std::string_view(P::extents[0].symbol) == "M");
  CHECK_FALSE(P::extents[0].is_static());
  CHECK(P::extents[1].value == 768);
  CHECK(P::extents[1].is_static());
  CHECK(P::role == FlatRole::input);
  CHECK(C.role == FlatRole::output);
  CHECK(t.role == FlatRole::temp);
  CHECK(t.rank == 0);
  CHECK(P::flat.dtype == DType::f32);
  CHECK(C.flat.extents == C.extents);
}

TEST_CASE("a keyword argument refers to the data and never copies it") {
  Matrix a;
  auto by_name = (A = a);
  CHECK(&by_name.data == &a);
  CHECK(std::is_same_v<decltype(by_name)::data_type, Matrix&>);
  const Matrix& fixed = a;
  CHECK(std::is_same_v<decltype(A = fixed)::data_type, const Matrix&>);
  CHECK(std::is_same_v<decltype(C = Matrix())::data_type, Matrix>);
  CHECK(std::is_same_v<decltype(C = Matrix())::placeholder, std::remove_const_t<decltype(C)>>);
}

TEST_CASE("a constant is an input that says that it is constant") {
  using P = std::remove_const_t<decltype(W)>;
  CHECK(std::is_empty_v<P>);
  CHECK(W.role == FlatRole::input);
  CHECK(W.rank == 2);
  CHECK(W.flat.is_constant);
  CHECK_FALSE(A.flat.is_constant);
  CHECK_FALSE(C.flat.is_constant);
  constexpr Index<"i"> i;
  constexpr Index<"j"> j;
  constexpr auto element = W(i, j);
  CHECK(element.nodes[2].tensor == &P::flat);
  Matrix data;
  CHECK(&(W = data).data == &data);
}
