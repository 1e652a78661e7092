#include <hone/kernel/adapt/eigen.hpp>

#include <doctest/doctest.h>
#include <Eigen/Core>

#include <cstdint>

namespace adapt_eigen_test {
using namespace hone;
using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class Data>
void check_matrix(Data& data, const void* first, std::int64_t rows, std::int64_t cols,
                  std::int64_t row_stride, std::int64_t col_stride) {
  const ArgumentView a = detail::view_argument("A", data, 2);
  CHECK(a.form == ArgumentForm::strided);
  CHECK(a.data == first);
  CHECK(a.shape[0] == rows);
  CHECK(a.shape[1] == cols);
  CHECK(a.strides[0] == row_stride);
  CHECK(a.strides[1] == col_stride);
}

TEST_CASE("matrices and arrays lie by column or by row") {
  Eigen::MatrixXf by_col = Eigen::MatrixXf::Zero(2, 3);
  RowMatrix by_row = RowMatrix::Zero(2, 3);
  Eigen::Array<double, 4, 5> fixed = Eigen::Array<double, 4, 5>::Zero();
  check_matrix(by_col, by_col.data(), 2, 3, 1, 2);
  check_matrix(by_row, by_row.data(), 2, 3, 3, 1);
  check_matrix(fixed, fixed.data(), 4, 5, 1, 4);
}

TEST_CASE("maps keep their inner and outer strides, references and blocks those of the matrix") {
  float data[100] = {};
  using Strided = Eigen::Map<RowMatrix, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;
  Strided map(data, 2, 3, {20, 4});
  check_matrix(map, data, 2, 3, 20, 4);
  RowMatrix matrix = RowMatrix::Zero(5, 6);
  Eigen::Ref<RowMatrix> reference = matrix;
  check_matrix(reference, matrix.data(), 5, 6, 6, 1);
  auto block = matrix.block(1, 2, 3, 4);
  check_matrix(block, matrix.data() + 8, 3, 4, 6, 1);
  CHECK(!ArgumentAdaptor<decltype(block)>::owns_elements);
}

TEST_CASE("a map may run backwards through its rows; a reversed matrix is an expression") {
  float data[12] = {};
  using Strided = Eigen::Map<RowMatrix, 0, Eigen::OuterStride<Eigen::Dynamic>>;
  Strided upside_down(data + 8, 3, 4, Eigen::OuterStride<Eigen::Dynamic>(-4));
  check_matrix(upside_down, data + 8, 3, 4, -4, 1);
  RowMatrix matrix = RowMatrix::Zero(3, 4);
  CHECK(!KernelArgument<decltype(matrix.colwise().reverse())>);
}

TEST_CASE("the transpose of a matrix is the same memory by the other dimension") {
  Eigen::MatrixXf matrix = Eigen::MatrixXf::Zero(2, 3);
  auto transposed = matrix.transpose();
  check_matrix(transposed, matrix.data(), 3, 2, 2, 1);
  CHECK(!detail::view_argument("A", transposed, 2).is_const);
  CHECK(!ArgumentAdaptor<decltype(transposed)>::owns_elements);
}

TEST_CASE("a vector has one dimension or two, a matrix two") {
  Eigen::VectorXf vector = Eigen::VectorXf::Zero(7);
  Eigen::RowVectorXf row = Eigen::RowVectorXf::Zero(7);
  const ArgumentView a = detail::view_argument("v", vector, 1);
  CHECK(a.rank == 1);
  CHECK(a.shape[0] == 7);
  CHECK(a.strides[0] == 1);
  check_matrix(vector, vector.data(), 7, 1, 1, 7);
  check_matrix(row, row.data(), 1, 7, 7, 1);
  CHECK(!ArgumentAdaptor<Eigen::MatrixXf>::fits(1));
  CHECK(!ArgumentAdaptor<Eigen::VectorXf>::fits(3));
  RowMatrix matrix = RowMatrix::Zero(4, 5);
  auto column = matrix.col(2);
  CHECK(detail::view_argument("v", column, 1).shape[0] == 4);
  CHECK(detail::view_argument("v", column, 1).strides[0] == 5);
}

TEST_CASE("constness is Eigen's: of the object, and of what it maps") {
  const Eigen::MatrixXf matrix = Eigen::MatrixXf::Zero(2, 2);
  CHECK(detail::view_argument("A", matrix, 2).is_const);
  float data[4] = {};
  Eigen::Map<const Eigen::MatrixXf> of_const(data, 2, 2);
  CHECK(detail::view_argument("A", of_const, 2).is_const);
  Eigen::Map<Eigen::MatrixXf> map(data, 2, 2);
  CHECK(!detail::view_argument("A", map, 2).is_const);
}

}  // namespace adapt_eigen_test
