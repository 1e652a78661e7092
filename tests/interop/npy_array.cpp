#include <hone/interop/npy_array.hpp>
#include <hone/interop/npy_write.hpp>
#include <hone/kernel/kernel.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../kernel/dense.hpp"
#include "../store/temp_folder.hpp"
#include "npy_for_tests.hpp"

using namespace hone;
using namespace hone_test;
using namespace npy_for_tests;

TEST_CASE("a file is read into memory, and mapped where it lies") {
  const TempFolder folder;
  const std::vector<float> data{1, 2, 3, 4, 5, 6};
  write_npy(folder / "x.npy", view(data.data(), {2, 3}));
  const auto files = open_files();
  NpyArray array = read_npy(folder / "x.npy");
  const NpyMap map = map_npy(folder / "x.npy");
  CHECK(open_files() == files);
  CHECK(array.header() == NpyHeader{DType::f32, row_major, {2, 3}});
  CHECK(map.header() == array.header());
  CHECK(std::ranges::equal(array.elements<float>(), data));
  CHECK(std::ranges::equal(map.elements<float>(), data));
  array.elements<float>()[0] = 7;
  CHECK(std::as_const(array).elements<float>()[0] == 7);
  CHECK(map.elements<float>()[0] == 1);
}

TEST_CASE("the elements of an array are asked for by their type") {
  const TempFolder folder;
  write_npy(folder / "x.npy", std::vector<double>{1, 2});
  CHECK_THROWS_WITH_AS(read_npy(folder / "x.npy").elements<float>(),
                       "elements<float>() of an npy array of double", UserError);
  CHECK_THROWS_WITH_AS(map_npy(folder / "x.npy").elements<std::int32_t>(),
                       "elements<int32>() of an npy array of double", UserError);
}

TEST_CASE("a map keeps the file that it was made of when another takes its name") {
  const TempFolder folder;
  write_npy(folder / "x.npy", std::vector<float>{1, 2});
  const NpyMap map = map_npy(folder / "x.npy");
  write_npy(folder / "x.npy", std::vector<float>{3});
  CHECK(map.elements<float>()[1] == 2);
  CHECK(read_npy(folder / "x.npy").elements<float>()[0] == 3);
}

TEST_CASE("data that do not lie aligned are read, and not mapped") {
  const TempFolder folder;
  const std::string path = folder / "x.npy";
  const std::string begin = npy_begin(1, npy_dict("<f4", "(1,)") + " ");
  REQUIRE(begin.size() == 69);
  write_file(path, begin + std::string("\0\0\x80\x3f", 4));
  CHECK(read_npy(path).elements<float>()[0] == 1.0F);
  CHECK_THROWS_WITH_AS(map_npy(path),
                       concat("npy file ", path, ": its data begin at byte 69, no multiple of 4, ",
                              "the bytes of a float; read it with read_npy")
                           .c_str(),
                       UserError);
}

TEST_CASE("a bool that is neither 0 nor 1 is refused") {
  const TempFolder folder;
  const std::string path = folder / "x.npy";
  write_file(path, npy_begin(1, npy_dict("|b1", "(4,)")) + std::string("\x00\x01\x07\x01", 4));
  const std::string text =
      concat("npy file ", path, ": element 2 of its bools is 7, but a bool is 0 or 1");
  CHECK_THROWS_WITH_AS(read_npy(path), text.c_str(), UserError);
  CHECK_THROWS_WITH_AS(map_npy(path), text.c_str(), UserError);
}

TEST_CASE("an array without elements is read and mapped") {
  const TempFolder folder;
  for (const char* const shape : {"(0,)", "(3, 0)", "(0, 3, 4)"}) {
    write_file(folder / "x.npy", npy_begin(1, npy_dict("<f4", shape)));
    CHECK(read_npy(folder / "x.npy").elements<float>().empty());
    CHECK(map_npy(folder / "x.npy").header().elements() == 0);
  }
}

TEST_CASE("Fortran order becomes strides") {
  const TempFolder folder;
  write_file(folder / "x.npy",
             npy_begin(1, npy_dict("|u1", "(2, 3, 4)", true)) + std::string(24, '\1'));
  const NpyMap map = map_npy(folder / "x.npy");
  const ArgumentView view = hone::detail::view_argument("A", map, 0);
  CHECK(view.data == map.data());
  CHECK(view.is_const);
  CHECK(view.rank == 3);
  CHECK(view.shape[2] == 4);
  CHECK(view.strides[0] == 1);
  CHECK(view.strides[1] == 2);
  CHECK(view.strides[2] == 6);
}

/// C = relu(A B + bias) for 5 rows, all in files.
struct NpyCall {
  TempFolder folder;
  dense_by_hand::Data data = dense_by_hand::Data(5);

  NpyCall() {
    write_npy(folder / "a.npy", view(data.a.data(), {5, 3}));
    write_npy(folder / "b.npy", view(data.b.data(), {3, 4}));
    write_npy(folder / "c.npy", view(data.c.data(), {5, 4}));
  }

  static auto kernel(std::vector<Layout> layouts = {}) {
    using namespace dense_by_hand;
    return Kernel<Type>(state_of(std::make_shared<Impl>(1, std::move(layouts))));
  }

  template <class Kernel>
  void run(const Kernel& kernel, const NpyMap& a, NpyArray& c) {
    using namespace dense_by_hand;
    kernel(A = a, B = map_npy(folder / "b.npy"), bias = data.bias, C = c);
  }
};

TEST_CASE("a kernel reads mapped files and writes an array that was read") {
  NpyCall call;
  NpyArray c = read_npy(call.folder / "c.npy");
  call.run(NpyCall::kernel(), map_npy(call.folder / "a.npy"), c);
  CHECK(std::ranges::equal(c.elements<float>(), call.data.expected));
}

TEST_CASE("a file in Fortran order is read by a kernel of that layout, and refused by another") {
  NpyCall call;
  std::vector<float> by_column(15);
  for (std::size_t n = 0; n < 15; ++n) by_column[n % 3 * 5 + n / 3] = call.data.a[n];
  write_npy(call.folder / "f.npy", view(by_column.data(), {5, 3}, {1, 5}));
  NpyArray c = read_npy(call.folder / "c.npy");
  const NpyMap a = map_npy(call.folder / "f.npy");
  CHECK_THROWS_WITH_AS(
      call.run(NpyCall::kernel(), a, c),
      "argument A: dimension 1 has stride 5, but this kernel needs 1; make the kernel with "
      ".layout = {{\"A\", col_major}} for data that has it in dimension 0",
      UserError);
  CHECK(std::ranges::equal(c.elements<float>(), call.data.c));
  call.run(NpyCall::kernel({col_major, row_major, row_major, row_major}), a, c);
  CHECK(std::ranges::equal(c.elements<float>(), call.data.expected));
}

TEST_CASE("a file that does not fit the program is refused at the call") {
  NpyCall call;
  NpyArray c = read_npy(call.folder / "c.npy");
  const auto expect = [&](const auto& wrong, const char* text) {
    write_npy(call.folder / "wrong.npy", wrong);
    const NpyMap a = map_npy(call.folder / "wrong.npy");
    CHECK_THROWS_WITH_AS(call.run(NpyCall::kernel(), a, c), text, UserError);
    CHECK(std::ranges::equal(c.elements<float>(), call.data.c));
  };
  const double doubles[5][3] = {};
  const float numbers[40] = {};
  expect(doubles, "argument A holds double, but the program declares it as float");
  expect(numbers, "argument A has 1 dimensions, but A(M, 3) has 2");
  expect(view(numbers, {5, 4}), "argument A: dimension 1 is 4, but A(M, 3) needs 3");
  expect(view(numbers, {6, 3}),
         "argument C: dimension 0 is 5, but its extent M is 6 in dimension 0 of argument A");
  expect(view(numbers, {0, 3}),
         "argument C: dimension 0 is 5, but its extent M is 0 in dimension 0 of argument A");
}
