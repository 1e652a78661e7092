#include <hone/interop/npy_array.hpp>
#include <hone/interop/npy_write.hpp>
#include <hone/runtime/child.hpp>

#include <doctest/doctest.h>
#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "../store/temp_folder.hpp"

using namespace hone;
using namespace hone_test;

TEST_CASE("arrays of every element type, layout and shape come back as they were") {
  const TempFolder folder;
  using Shape = std::vector<std::int64_t>;
  for (std::size_t type = 0; type < dtype_count(); ++type) {
    for (const Layout layout : {row_major, col_major}) {
      for (const Shape& shape : {Shape{}, Shape{1}, Shape{0}, Shape{5, 0}, Shape{17},
                                 Shape{3, 4}, Shape{2, 3, 1, 5}}) {
        const NpyHeader header{static_cast<DType>(type), layout, shape};
        NpyArray array(header, AlignedBuffer(header.bytes()));
        auto* const bytes = static_cast<unsigned char*>(array.data());
        const std::size_t values = header.dtype == DType::boolean ? 2 : 256;
        for (std::size_t n = 0; n < header.bytes(); ++n) {
          bytes[n] = static_cast<unsigned char>(n * 37 % values);
        }
        write_npy(folder / "x.npy", array);
        const NpyArray back = read_npy(folder / "x.npy");
        const NpyMap map = map_npy(folder / "x.npy");
        const bool is_both = shape.size() < 2 || header.bytes() == 0;
        CHECK(back.header().layout == (is_both ? row_major : layout));
        CHECK(back.header().shape == shape);
        CHECK(back.header().dtype == header.dtype);
        CHECK(std::memcmp(back.data(), array.data(), header.bytes()) == 0);
        CHECK(std::memcmp(map.data(), array.data(), header.bytes()) == 0);
      }
    }
  }
}

template <class T>
void check_file(const std::string& path, const NpyHeader& header, const std::vector<T>& elements) {
  const NpyArray array = read_npy(path);
  CHECK(array.header() == header);
  CHECK(std::ranges::equal(array.elements<T>(), elements));
}

TEST_CASE("whatever a kernel takes with a shape can be written") {
  const TempFolder folder;
  const std::string path = folder / "x.npy";
  write_npy(path, std::vector<std::int64_t>{1, 2, 3});
  check_file<std::int64_t>(path, {DType::i64, row_major, {3}}, {1, 2, 3});
  write_npy(path, 2.5);
  check_file<double>(path, {DType::f64, row_major, {}}, {2.5});
  const float nested[2][3] = {{1, 2, 3}, {4, 5, 6}};
  write_npy(path, nested);
  check_file<float>(path, {DType::f32, row_major, {2, 3}}, {1, 2, 3, 4, 5, 6});
  const Eigen::Matrix2f matrix{{1, 2}, {3, 4}};
  write_npy(path, matrix);
  check_file<float>(path, {DType::f32, col_major, {2, 2}}, {1, 3, 2, 4});
  write_npy(path, matrix.transpose());
  check_file<float>(path, {DType::f32, row_major, {2, 2}}, {1, 3, 2, 4});
}

TEST_CASE("data with gaps, or that runs backwards, is written row-major") {
  const TempFolder folder;
  const std::string path = folder / "x.npy";
  std::array<int, 12> data{};
  for (std::size_t n = 0; n < 12; ++n) data[n] = static_cast<int>(n);
  write_npy(path, view(data.data(), {2, 3}, {6, 2}));
  check_file<int>(path, {DType::i32, row_major, {2, 3}}, {0, 2, 4, 6, 8, 10});
  write_npy(path, view(data.data() + 11, {3}, {-5}));
  check_file<int>(path, {DType::i32, row_major, {3}}, {11, 6, 1});
  write_npy(path, view(data.data(), {2, 2, 2}, {0, 1, 4}));
  check_file<int>(path, {DType::i32, row_major, {2, 2, 2}}, {0, 4, 1, 5, 0, 4, 1, 5});
}

TEST_CASE("a file that cannot be written leaves the old one, and nothing else") {
  const TempFolder folder;
  const std::string path = folder / "x.npy";
  write_npy(path, std::vector<float>{1, 2, 3});
  const auto write_too_much = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{4096, 4096};
    setrlimit(RLIMIT_FSIZE, &full);
    try {
      write_npy(path, std::vector<float>(10'000));
      return 0;
    } catch (const UserError& error) {
      return error.what() == concat("npy file ", path, ": it cannot be written: ",
                                    std::strerror(EFBIG))
                 ? 1
                 : 2;
    }
  };
  CHECK(run_in_child(write_too_much, 300) == ChildResult{ChildExit::code, 1});
  check_file<float>(path, {DType::f32, row_major, {3}}, {1, 2, 3});
  CHECK(names_in(folder.path()) == std::vector<std::string>{"x.npy"});
}

TEST_CASE("what cannot be written is refused") {
  const TempFolder folder;
  const auto expect = [](const std::string& path, const auto& data, const std::string& fault) {
    CHECK_THROWS_WITH_AS(write_npy(path, data), concat("npy file ", path, ": ", fault).c_str(),
                         UserError);
  };
  const std::vector<float> data(4);
  const float* const nothing = nullptr;
  expect(folder / "no/x.npy", data, "it cannot be written: No such file or directory");
  expect(folder.path(), data, "it cannot be written: Is a directory");
  expect(folder / "x.npy", view(nothing, {4}), "its data are a null pointer");
  expect(folder / "x.npy", view(data.data(), {2, -2}),
         "dimension 1 of its data is -2; an extent is at least 0");
  CHECK(names_in(folder.path()).empty());
}
