#include <hone/kernel/adapt/range.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace adapt_range_test {
using namespace hone;

template <class Data>
void check_run(Data& data, const void* first, std::int64_t count, bool is_const) {
  const ArgumentView a = detail::view_argument("A", data, 1);
  CHECK(a.form == ArgumentForm::run);
  CHECK(a.data == first);
  CHECK(a.shape[0] == count);
  CHECK(a.is_const == is_const);
}

TEST_CASE("ranges are runs of elements") {
  std::vector<float> vector(5);
  const std::vector<float> const_vector(6);
  std::array<int, 4> array{};
  double plain[3] = {};
  const double const_plain[3] = {};
  check_run(vector, vector.data(), 5, false);
  check_run(const_vector, const_vector.data(), 6, true);
  check_run(array, array.data(), 4, false);
  check_run(plain, plain, 3, false);
  check_run(const_plain, const_plain, 3, true);
}

TEST_CASE("a const span may be written unless its elements are const") {
  float data[7] = {};
  const std::span<float> span(data);
  const std::span<const float> const_span(data);
  check_run(span, data, 7, false);
  check_run(const_span, data, 7, true);
}

/// A view of somebody else's library, which does not tell std::ranges that it is one.
struct OldSpan {
  float* first;
  std::size_t count;
  float* data() const { return first; }
  std::size_t size() const { return count; }
  float* begin() const { return first; }
  float* end() const { return first + count; }
};

TEST_CASE("a range whose constness does not reach its elements is a view") {
  CHECK(!ArgumentAdaptor<OldSpan>::owns_elements);
  CHECK(ArgumentAdaptor<std::vector<float>>::owns_elements);
  CHECK(ArgumentAdaptor<float[3]>::owns_elements);
}

}  // namespace adapt_range_test
