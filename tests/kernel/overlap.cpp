#include <hone/kernel/overlap.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include <hone/kernel/adapt/view.hpp>
#include <hone/support/rng.hpp>

namespace overlap_test {
using namespace hone;

template <std::size_t rank>
ArgumentView view_of(const View<float, rank>& v) {
  return detail::view_argument("A", v, rank);
}

TEST_CASE("tensors without gaps overlap when their memory does") {
  float data[100] = {};
  const ArgumentView a = view_of(view(data, {4, 5}));
  CHECK(may_overlap(a, a));
  CHECK(may_overlap(a, view_of(view(data + 19, {4, 5}))));
  CHECK(may_overlap(view_of(view(data + 19, {4, 5})), a));
  CHECK(!may_overlap(a, view_of(view(data + 20, {4, 5}))));
  CHECK(!may_overlap(view_of(view(data + 20, {4, 5})), a));
}

TEST_CASE("blocks of columns of one matrix do not overlap, unless they share a column") {
  float data[100] = {};
  const auto columns = [&](int first, int count) {
    return view_of(view(data + first, {10, count}, {10, 1}));
  };
  CHECK(!may_overlap(columns(0, 5), columns(5, 5)));
  CHECK(!may_overlap(columns(7, 3), columns(1, 6)));
  CHECK(may_overlap(columns(0, 6), columns(5, 5)));
  CHECK(may_overlap(columns(3, 1), columns(0, 10)));
}

TEST_CASE("negative strides reach to the left") {
  float data[10] = {};
  const ArgumentView backward = view_of(view(data + 4, {5}, {-1}));
  CHECK(may_overlap(backward, view_of(view(data, {1}))));
  CHECK(!may_overlap(backward, view_of(view(data + 5, {5}))));
}

TEST_CASE("elements are distinct when each dimension steps over the smaller ones") {
  float data[100] = {};
  CHECK(has_distinct_elements(view_of(view(data, {4, 5}))));
  CHECK(has_distinct_elements(view_of(view(data, {4, 5}, {1, 4}))));
  CHECK(has_distinct_elements(view_of(view(data + 50, {4, 5}, {-10, 1}))));
  CHECK(has_distinct_elements(view_of(view(data, {1, 5}, {0, 1}))));
  CHECK(!has_distinct_elements(view_of(view(data, {4, 5}, {0, 1}))));
  CHECK(!has_distinct_elements(view_of(view(data, {4, 5}, {4, 1}))));
}

std::set<std::int64_t> addresses(const ArgumentView& v, const float* base) {
  std::set<std::int64_t> out;
  const std::int64_t first = static_cast<const float*>(v.data) - base;
  for (std::int64_t x = 0; x < v.shape[0]; ++x) {
    for (std::int64_t y = 0; y < v.shape[1]; ++y) {
      out.insert(first + x * v.strides[0] + y * v.strides[1]);
    }
  }
  return out;
}

TEST_CASE("no overlap is never claimed where there is one") {
  std::vector<float> data(4000);
  Rng rng(7);
  INFO("seed 7");
  const auto random_view = [&] {
    const std::int64_t first = rng.between(1000, 1020);
    const std::int64_t rows = rng.between(1, 5);
    const std::int64_t cols = rng.between(1, 5);
    const std::int64_t row_stride = rng.between(-12, 12);
    const std::int64_t col_stride = rng.between(0, 3);
    return view_of(view(data.data() + first, {rows, cols}, {row_stride, col_stride}));
  };
  int apart = 0;
  for (int n = 0; n < 3000; ++n) {
    const ArgumentView a = random_view();
    const ArgumentView b = random_view();
    const std::set<std::int64_t> in_a = addresses(a, data.data());
    bool shared = false;
    for (const std::int64_t at : addresses(b, data.data())) shared = shared || in_a.count(at) > 0;
    if (!may_overlap(a, b)) {
      CHECK(!shared);
      ++apart;
    }
    if (has_distinct_elements(a)) {
      CHECK(in_a.size() == static_cast<std::size_t>(a.shape[0] * a.shape[1]));
    }
  }
  CHECK(apart > 500);
}

}  // namespace overlap_test
