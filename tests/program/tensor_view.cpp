// Tests of hone/program/tensor_view.hpp.
#include <hone/program/tensor_view.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

TEST_CASE("dense strides are row-major") {
  CHECK(hone::dense_strides({2, 3, 4}) == std::vector<std::int64_t>{12, 4, 1});
  CHECK(hone::dense_strides({}).empty());
}

TEST_CASE("an element is read with the view's type") {
  const std::vector<float> f{1.5F, 2.5F};
  const std::vector<double> d{1e300};
  const std::vector<std::int32_t> i{-7};
  const std::vector<std::int64_t> l{1LL << 40};
  const std::vector<std::uint8_t> u{200};
  CHECK(hone::element_at(hone::dense_view(f.data(), {2}), 1).real == 2.5);
  CHECK(hone::element_at(hone::dense_view(d.data(), {1}), 0).real == 1e300);
  CHECK(hone::element_at(hone::dense_view(i.data(), {1}), 0).integer == -7);
  CHECK(hone::element_at(hone::dense_view(l.data(), {1}), 0).integer == 1LL << 40);
  CHECK(hone::element_at(hone::dense_view(u.data(), {1}), 0).integer == 200);
  const hone::TensorView flag{u.data(), hone::DType::boolean, {1}, {1}};
  CHECK(hone::element_at(flag, 0).integer == 1);
}
