#include <hone/kernel/view.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace view_test {
using namespace hone;
using Two = std::array<std::int64_t, 2>;

TEST_CASE("a view without strides is row-major without gaps") {
  float data[6] = {};
  const View<float, 2> v = view(data, {2, 3});
  CHECK(v.data == data);
  CHECK(v.shape == Two{2, 3});
  CHECK(v.strides == Two{3, 1});
}

TEST_CASE("a view has the strides it is given, and takes sizes of any integer type") {
  const double data[6] = {};
  const std::size_t rows = 2;
  const int cols = 3;
  const View<const double, 2> v = view(data + 5, {rows, cols}, {-3, -1});
  CHECK(v.data == data + 5);
  CHECK(v.shape == Two{2, 3});
  CHECK(v.strides == Two{-3, -1});
}

}  // namespace view_test
