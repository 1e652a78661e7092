#include <hone/kernel/check_subscripts.hpp>

#include <doctest/doctest.h>

#include <array>
#include <vector>

namespace check_subscripts_test {
using namespace hone;

constexpr std::array<Layout, 2> by_row{};

struct Table {
  Program program;
  std::array<ArgumentView, 2> views;

  explicit Table(DType type) {
    program.placeholders = {{"ids", type, {2, 3}, Role::input},
                            {"W", DType::f32, {"V"}, Role::output}};
    program.checked = {{"ids", "W", 0}};
    views[0].dtype = type;
    views[0].rank = 2;
    views[0].shape = {2, 3};
    views[0].strides = {3, 1};
  }

  void check(void* data, std::int64_t extent) {
    views[0].data = data;
    const Parameters parameters(program, by_row);
    const SubscriptChecks checks(program, parameters);
    CHECK_FALSE(checks.empty());
    checks.run(views, std::array{extent});
  }
};

TEST_CASE("elements inside pass, and the first one outside is named") {
  Table table(DType::i64);
  std::array<std::int64_t, 6> ids{0, 5, 2, 3, -1, 9};
  CHECK_THROWS_WITH_AS(table.check(ids.data(), 10),
                       "argument ids holds -1 at (1, 1), but it is the subscript of dimension 0 of "
                       "W, which has 10 elements",
                       UserError);
  ids[4] = 4;
  CHECK_NOTHROW(table.check(ids.data(), 10));
  CHECK_THROWS_WITH_AS(table.check(ids.data(), 9),
                       "argument ids holds 9 at (1, 2), but it is the subscript of dimension 0 of "
                       "W, which has 9 elements",
                       UserError);
}

TEST_CASE("every integer type is looked at, where its strides say") {
  std::array<std::uint8_t, 6> bytes{0, 1, 2, 3, 250, 5};
  CHECK_THROWS_AS(Table(DType::u8).check(bytes.data(), 250), UserError);
  CHECK_NOTHROW(Table(DType::u8).check(bytes.data(), 251));
  std::array<std::int32_t, 6> backwards{5, 4, 3, -2, 1, 0};
  Table table(DType::i32);
  table.views[0].shape = {2, 2};
  table.views[0].strides = {-3, 1};
  CHECK_NOTHROW(table.check(&backwards[4], 6));
  table.views[0].strides = {-2, -1};
  CHECK_THROWS_WITH_AS(table.check(&backwards[5], 6),
                       "argument ids holds -2 at (1, 0), but it is the subscript of dimension 0 of "
                       "W, which has 6 elements",
                       UserError);
}

TEST_CASE("an array without elements is looked at in no time, however many rows it has") {
  Table table(DType::i64);
  table.views[0].shape = {std::int64_t{1} << 40, 0};
  CHECK_NOTHROW(table.check(nullptr, 10));
}

TEST_CASE("a check that has nothing to look at is our mistake") {
  Table table(DType::f32);
  std::array<float, 6> ids{};
  CHECK_THROWS_WITH_AS(table.check(ids.data(), 10),
                       "internal error in hone: subscripts of type float", InternalError);
  table.program.checked[0].indices = "no";
  CHECK_THROWS_WITH_AS(table.check(ids.data(), 10), "internal error in hone: no cannot be checked",
                       InternalError);
}

TEST_CASE("the message ends with the place of the statement that asked for the check") {
  Table table(DType::i32);
  table.program.checked[0].where = "gather.cpp:5";
  std::array<std::int32_t, 6> ids{0, 1, 2, 3, 4, 5};
  CHECK_THROWS_WITH_AS(table.check(ids.data(), 5),
                       "argument ids holds 5 at (1, 2), but it is the subscript of dimension 0 of "
                       "W, which has 5 elements (at gather.cpp:5)",
                       UserError);
}

}  // namespace check_subscripts_test
