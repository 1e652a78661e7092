#include <hone/kernel/adapt/eigen_tensor.hpp>

#include <doctest/doctest.h>
#include <unsupported/Eigen/CXX11/Tensor>

#include <array>
#include <cstdint>
#include <type_traits>

using namespace hone;

template <class Tensor>
void check_strides(Tensor& data, const std::array<std::int64_t, 3>& strides) {
  const ArgumentView a = detail::view_argument("T", data, 3);
  CHECK(a.form == ArgumentForm::strided);
  CHECK(a.data == data.data());
  CHECK(a.rank == 3);
  for (std::size_t d = 0; d < 3; ++d) {
    CHECK(a.shape[d] == static_cast<std::int64_t>(d) + 2);
    CHECK(a.strides[d] == strides[d]);
  }
}

TEST_CASE("tensors lie by column unless they say otherwise") {
  Eigen::Tensor<float, 3> by_column(2, 3, 4);
  Eigen::Tensor<double, 3, Eigen::RowMajor> by_row(2, 3, 4);
  Eigen::TensorFixedSize<int, Eigen::Sizes<2, 3, 4>> fixed;
  check_strides(by_column, {1, 2, 6});
  check_strides(by_row, {12, 4, 1});
  check_strides(fixed, {1, 2, 6});
}

TEST_CASE("a map of a tensor is the memory it maps, const if its elements are") {
  float data[24] = {};
  Eigen::TensorMap<Eigen::Tensor<float, 3, Eigen::RowMajor>> map(data, 2, 3, 4);
  Eigen::TensorMap<Eigen::Tensor<const float, 3>> of_const(data, 2, 3, 4);
  check_strides(map, {12, 4, 1});
  check_strides(of_const, {1, 2, 6});
  const auto& same = map;
  CHECK(!detail::view_argument("T", same, 3).is_const);
  CHECK(detail::view_argument("T", of_const, 3).is_const);
  CHECK(!ArgumentAdaptor<decltype(map)>::owns_elements);
  CHECK(!ArgumentAdaptor<decltype(of_const)>::owns_elements);
}

TEST_CASE("a tensor owns its elements, and fits its own rank alone") {
  using Tensor = Eigen::Tensor<float, 3>;
  const Tensor constant(2, 3, 4);
  CHECK(detail::view_argument("T", constant, 3).is_const);
  CHECK(ArgumentAdaptor<Tensor>::owns_elements);
  CHECK(!ArgumentAdaptor<Tensor>::fits(2));
  Eigen::Tensor<float, 0> number;
  CHECK(detail::view_argument("T", number, 0).data == number.data());
}

TEST_CASE("an expression of tensors is no argument") {
  const Eigen::Tensor<float, 2> a(2, 2);
  CHECK(!KernelArgument<decltype(a + a)>);
}
