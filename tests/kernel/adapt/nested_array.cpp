#include <hone/kernel/adapt/nested_array.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

using namespace hone;

template <class Data>
void check_nested(Data& data, const void* first, const std::vector<std::int64_t>& shape,
                  bool is_const) {
  const ArgumentView a = detail::view_argument("A", data, shape.size());
  CHECK(a.form == ArgumentForm::strided);
  CHECK(a.data == first);
  CHECK(a.is_const == is_const);
  std::int64_t stride = 1;
  for (std::size_t d = shape.size(); d-- > 0;) {
    CHECK(a.shape[d] == shape[d]);
    CHECK(a.strides[d] == stride);
    stride *= shape[d];
  }
}

TEST_CASE("an array of arrays has the shape that its type tells") {
  float plain[2][3][4] = {};
  const double constant[2][3] = {};
  std::array<std::array<float, 4>, 3> standard{};
  std::array<int[4], 3> mixed{};
  check_nested(plain, plain, {2, 3, 4}, false);
  check_nested(constant, constant, {2, 3}, true);
  check_nested(standard, standard.data(), {3, 4}, false);
  check_nested(mixed, mixed.data(), {3, 4}, false);
  const auto& same = standard;
  check_nested(same, standard.data(), {3, 4}, true);
  static_assert(std::is_same_v<detail::element_of<float (&)[2][3]>, float>);
  static_assert(std::is_same_v<detail::element_of<decltype(standard)&>, float>);
}

TEST_CASE("a range of arrays has its size as the first extent") {
  std::vector<std::array<float, 3>> points(7);
  const std::span<const std::array<float, 3>> of_const(points);
  const std::span<std::array<float, 3>> of_points(points);
  check_nested(points, points.data(), {7, 3}, false);
  check_nested(of_const, points.data(), {7, 3}, true);
  check_nested(of_points, points.data(), {7, 3}, false);
}

TEST_CASE("arrays and vectors own what they hold, spans do not; ranks must agree") {
  CHECK(ArgumentAdaptor<float[2][3]>::owns_elements);
  CHECK(ArgumentAdaptor<std::vector<std::array<float, 3>>>::owns_elements);
  CHECK(!ArgumentAdaptor<std::span<std::array<float, 3>>>::owns_elements);
  CHECK(!ArgumentAdaptor<float[2][3]>::fits(1));
  CHECK(!ArgumentAdaptor<float[2][3]>::fits(3));
  CHECK(!NestedArray<float[3]>);
  CHECK(!NestedArray<std::vector<float>>);
}
