// 06_any_array.cpp
// A kernel takes the arrays that a program already has. It copies none of them, reads their
// strides, and checks element type, rank and extents. No library below had to be told to hone.

#include <hone/hone.hpp>
#include <hone/interop/npy.hpp>

#include <Eigen/Core>
#include <unsupported/Eigen/CXX11/Tensor>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <unistd.h>

namespace affine {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Input<"A", float, "M", 4> A;
constexpr Input<"bias", float, 4> bias;
constexpr Output<"C", float, "M", 4> C;

constexpr auto program = C(i, j) = 2 * A(i, j) + bias(j);
}  // namespace affine

// What <mdspan>, Kokkos and dlpack.h declare; with those headers the calls below read the same.
struct Mdspan {
  float* first;
  std::size_t rows;
  static constexpr std::size_t rank() { return 2; }
  std::size_t extent(std::size_t d) const { return d == 0 ? rows : 4; }
  std::size_t stride(std::size_t d) const { return d == 0 ? 4 : 1; }
  float* data_handle() const { return first; }
};
struct KokkosView {
  static constexpr std::size_t rank = 2;
  float* first;
  std::size_t rows;
  float* data() const { return first; }
  std::size_t extent(std::size_t d) const { return d == 0 ? rows : 4; }
  std::size_t stride(std::size_t d) const { return d == 0 ? 4 : 1; }
};
struct DLDevice { std::int32_t device_type, device_id; };
struct DLDataType { std::uint8_t code, bits; std::uint16_t lanes; };
struct DLTensor {
  void* data;
  DLDevice device;
  std::int32_t ndim;
  DLDataType dtype;
  std::int64_t* shape;
  std::int64_t* strides;
  std::uint64_t byte_offset;
};

int wrong = 0;

/// Three rows of 2 * 1 + (10, 11, 12, 13)?
void check(const char* kind, const float* c) {
  bool is_right = true;
  for (int n = 0; n < 12; ++n) is_right = is_right && c[n] == 12.0f + static_cast<float>(n % 4);
  std::printf("%-34s %s\n", kind, is_right ? "right" : "WRONG");
  wrong += is_right ? 0 : 1;
}

int main() {
  using namespace affine;
  const auto kernel = hone::autotune(program, {.shapes = {{"M", 3}}, .max_trials = 4});

  // Ranges have no shape: 12 elements for A(M, 4) are 3 rows.
  std::vector<float> a(12, 1.0f), c(12);
  const std::array<float, 4> b{10, 11, 12, 13};
  kernel(A = a, bias = b, C = std::span(c));
  check("vector, array, span", c.data());

  // An array of arrays has one, and must have the right one.
  float rows[3][4];
  std::vector<std::array<float, 4>> points(3, {1, 1, 1, 1});
  kernel(A = points, bias = b, C = rows);
  check("float[3][4], vector of array", rows[0]);

  // A pointer has none; it will do where all extents are numbers. A view adds what is missing: here
  // every other row of a larger array, from the last to the first.
  std::vector<float> wide(6 * 4, 1.0f);
  kernel(A = hone::view(wide.data() + 20, {3, 4}, {-8, 1}), bias = b.data(),
         C = hone::view(c.data(), {3, 4}));
  check("pointer, hone::view", c.data());

  // Eigen: matrices, maps and blocks by row; by column after .layout = {{"A", col_major}}.
  using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Matrix large = Matrix::Ones(9, 9);
  const Eigen::Vector4f vector(10, 11, 12, 13);
  Matrix result(3, 4);
  kernel(A = large.block(2, 3, 3, 4), bias = vector, C = result);
  check("Eigen::Matrix, a block, a vector", result.data());

  Eigen::TensorMap<Eigen::Tensor<float, 2, Eigen::RowMajor>> tensor(a.data(), 3, 4);
  Eigen::Tensor<float, 2, Eigen::RowMajor> out(3, 4);
  kernel(A = tensor, bias = b, C = out);
  check("Eigen::TensorMap, Eigen::Tensor", out.data());

  kernel(A = Mdspan{a.data(), 3}, bias = b, C = KokkosView{c.data(), 3});
  check("mdspan, Kokkos::View", c.data());

  // What Python's libraries exchange. Type and shape are values here, checked at the call.
  std::int64_t shape[] = {3, 4};
  const DLTensor exchanged{a.data(), {1, 0}, 2, {2, 32, 1}, shape, nullptr, 0};
  kernel(A = exchanged, bias = b, C = c);
  check("DLTensor", c.data());

  // NumPy's files: written from any of these, read into memory, or mapped as they lie on disk.
  const std::string path = std::filesystem::temp_directory_path() /
                           ("hone-any-array-" + std::to_string(getpid()) + ".npy");
  hone::write_npy(path, points);
  kernel(A = hone::map_npy(path), bias = b, C = c);
  check(".npy, mapped", c.data());
  hone::NpyArray array = hone::read_npy(path);
  kernel(A = a, bias = b, C = array);
  check(".npy, read", array.elements<float>().data());
  std::filesystem::remove(path);

  // What does not fit is refused before anything runs, by the compiler where types tell it.
  try {
    kernel(A = hone::view(a.data(), {2, 6}), bias = b, C = c);
    ++wrong;
  } catch (const hone::UserError& error) {
    std::puts(error.what());  // argument A: dimension 1 is 6, but A(M, 4) needs 4
  }
  return wrong;
}
