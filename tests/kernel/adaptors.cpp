#include <hone/kernel/adaptors.hpp>

#include <doctest/doctest.h>
#include <Eigen/Core>

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dlpack.hpp"

namespace adaptors_test {
using namespace hone;

TEST_CASE("each kind of data has one adaptor") {
  CHECK(KernelArgument<Eigen::MatrixXf>);
  CHECK(KernelArgument<Eigen::VectorXf>);
  CHECK(KernelArgument<Eigen::Map<const Eigen::ArrayXXd>>);
  CHECK(KernelArgument<std::vector<float>>);
  CHECK(KernelArgument<std::array<double, 3>>);
  CHECK(KernelArgument<std::span<const int>>);
  CHECK(KernelArgument<float[5]>);
  CHECK(KernelArgument<float*>);
  CHECK(KernelArgument<const float*>);
  CHECK(KernelArgument<float>);
  CHECK(KernelArgument<View<float, 2>>);
  CHECK(KernelArgument<float[5][6]>);
  CHECK(KernelArgument<std::array<std::array<double, 3>, 4>>);
  CHECK(KernelArgument<dlpack_for_tests::DLTensor>);
  CHECK(KernelArgument<dlpack_for_tests::DLManagedTensorVersioned>);
}

TEST_CASE("data without elements in memory, or that hides them, has none") {
  const Eigen::VectorXf x;
  CHECK(!KernelArgument<decltype(x + x)>);
  CHECK(!KernelArgument<std::vector<bool>>);
  CHECK(!KernelArgument<void*>);
  CHECK(!KernelArgument<std::unique_ptr<float[]>>);
  CHECK(!KernelArgument<float (*)(float)>);
}

TEST_CASE("owners are told from views") {
  CHECK(ArgumentAdaptor<Eigen::MatrixXf>::owns_elements);
  CHECK(ArgumentAdaptor<Eigen::Array<double, 3, 1>>::owns_elements);
  CHECK(ArgumentAdaptor<std::vector<float>>::owns_elements);
  CHECK(ArgumentAdaptor<std::array<float, 3>>::owns_elements);
  CHECK(ArgumentAdaptor<float>::owns_elements);
  CHECK(!ArgumentAdaptor<Eigen::Map<Eigen::MatrixXf>>::owns_elements);
  CHECK(!ArgumentAdaptor<Eigen::Ref<Eigen::MatrixXf>>::owns_elements);
  CHECK(!ArgumentAdaptor<std::span<float>>::owns_elements);
  CHECK(!ArgumentAdaptor<float*>::owns_elements);
  CHECK(!ArgumentAdaptor<View<float, 1>>::owns_elements);
}

}  // namespace adaptors_test
