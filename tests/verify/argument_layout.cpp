#include "dense_kernels.hpp"

#include <hone/verify/argument_layout.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace hone;
using Numbers = std::vector<std::int64_t>;

TEST_CASE("a kernel's arguments are the placeholders without temporaries, in order") {
  dyn::Builder b;
  const dyn::Tensor X = b.input("X", DType::f64, {4});
  const dyn::Tensor T = b.temp("T", DType::f64, {4});
  const dyn::Tensor Y = b.output("Y", DType::f64, {4});
  const dyn::Index i("i");
  b.stage(T(i), X(i) + X(i));
  b.stage(Y(i), T(i) + X(i));
  const std::vector<ArgumentLayout> layouts = argument_layouts(b.finish(), {});
  REQUIRE(layouts.size() == 2);
  CHECK(layouts[0].name == "X");
  CHECK_FALSE(layouts[0].is_output);
  CHECK(layouts[1].name == "Y");
  CHECK(layouts[1].is_output);
  CHECK(layouts[1].dtype == DType::f64);
}

TEST_CASE("arguments are row-major unless another dimension has stride 1") {
  const std::vector<ArgumentLayout> rows = argument_layouts(dense::program(), {{"M", 3}});
  CHECK(rows[0].shape == Numbers{3, 29});
  CHECK(rows[0].strides == Numbers{29, 1});
  const auto columns = argument_layouts(dense::program(), {{"M", 3}}, {0, 1, 0, 1});
  CHECK(columns[0].strides == Numbers{1, 3});
  CHECK(columns[1].strides == Numbers{131, 1});
  CHECK(columns[2].strides == Numbers{1});
}

TEST_CASE("any dimension may be the one with stride 1") {
  CHECK(detail::strides_with_gaps({2, 3, 5}, 2, 0) == Numbers{15, 5, 1});
  CHECK(detail::strides_with_gaps({2, 3, 5}, 1, 0) == Numbers{15, 1, 3});
  CHECK(detail::strides_with_gaps({2, 3, 5}, 0, 0) == Numbers{1, 2, 6});
  CHECK(detail::strides_with_gaps({}, -1, 0) == Numbers{});
}

TEST_CASE("gaps lie between the rows and not behind the last") {
  const ArgumentLayout layout{"A", DType::f32, false, {2, 3},
                              detail::strides_with_gaps({2, 3}, 1, 2)};
  CHECK(layout.strides == Numbers{5, 1});
  CHECK(layout.elements() == 6);
  CHECK(layout.reach() == 8);
  CHECK(layout.dense_bytes() == 24);
  CHECK(layout.placed_bytes() == 32);
}

TEST_CASE("a tensor without dimensions has one element") {
  const ArgumentLayout layout{"s", DType::f64, true, {}, {}};
  CHECK(layout.elements() == 1);
  CHECK(layout.reach() == 1);
  CHECK(layout.element_text(0) == "s[]");
  int visits = 0;
  for_each_element(layout, [&](std::int64_t number, std::int64_t offset) {
    visits += 1;
    CHECK(number == 0);
    CHECK(offset == 0);
  });
  CHECK(visits == 1);
}

TEST_CASE("an element is named by its subscripts") {
  const ArgumentLayout layout{"C", DType::f32, true, {4, 5, 6}, {30, 6, 1}};
  CHECK(layout.subscripts(119) == Numbers{3, 4, 5});
  CHECK(layout.element_text(31) == "C[1, 0, 1]");
}

TEST_CASE("what is scattered and gathered again is the same, for every element size") {
  for (const DType type : {DType::f64, DType::f32, DType::u8}) {
    const ArgumentLayout layout{"A", type, false, {3, 4, 5},
                                detail::strides_with_gaps({3, 4, 5}, 1, 3)};
    std::vector<std::byte> dense(layout.dense_bytes());
    for (std::size_t n = 0; n < dense.size(); ++n) dense[n] = static_cast<std::byte>(n % 251);
    std::vector<std::byte> placed(layout.placed_bytes(), std::byte{255});
    scatter(layout, dense.data(), placed.data());
    std::vector<std::byte> back(dense.size());
    gather(layout, placed.data(), back.data());
    CHECK(back == dense);
  }
}

TEST_CASE("an element lies where its strides say") {
  const ArgumentLayout layout{"A", DType::u8, false, {2, 3}, {1, 4}};
  const std::byte dense[] = {std::byte{0}, std::byte{1}, std::byte{2},
                             std::byte{3}, std::byte{4}, std::byte{5}};
  std::vector<std::byte> placed(layout.placed_bytes(), std::byte{9});
  scatter(layout, dense, placed.data());
  const std::byte gap{9};
  CHECK(placed == std::vector<std::byte>{std::byte{0}, std::byte{3}, gap, gap, std::byte{1},
                                         std::byte{4}, gap, gap, std::byte{2}, std::byte{5}});
}

TEST_CASE("unit dimensions are needed for every argument") {
  CHECK_THROWS_WITH_AS(argument_layouts(dense::program(), {{"M", 3}}, {1, 1}),
                       "internal error in hone: no unit dimension is given for bias",
                       InternalError);
}
