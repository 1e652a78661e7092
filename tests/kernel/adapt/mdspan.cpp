#include <hone/kernel/adapt/mdspan.hpp>

#include <doctest/doctest.h>

#include <cstddef>

namespace adapt_mdspan_test {
using namespace hone;

/// What std::mdspan answers, which this standard library does not have yet.
struct Mdspan {
  float* data;
  std::size_t rows, cols;

  static constexpr std::size_t rank() noexcept { return 2; }
  std::size_t extent(std::size_t d) const { return d == 0 ? rows : cols; }
  std::size_t stride(std::size_t d) const { return d == 0 ? 1 : rows; }
  float* data_handle() const { return data; }
};

TEST_CASE("an mdspan passes on its extents and strides") {
  float data[6] = {};
  const Mdspan m{data, 2, 3};
  const ArgumentView a = detail::view_argument("A", m, 2);
  CHECK(a.data == data);
  CHECK(!a.is_const);
  CHECK(a.shape[0] == 2);
  CHECK(a.shape[1] == 3);
  CHECK(a.strides[0] == 1);
  CHECK(a.strides[1] == 2);
  CHECK(!ArgumentAdaptor<Mdspan>::fits(1));
  CHECK(!ArgumentAdaptor<Mdspan>::owns_elements);
}

}  // namespace adapt_mdspan_test
