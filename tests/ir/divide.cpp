#include <hone/ir/divide.hpp>

#include <hone/ir/print.hpp>

#include <doctest/doctest.h>

#include <string>

namespace hone::ir::divide_test {

/// i in 0..16, j in 0..8, k in 0..4, s in -3..5; nothing is simplified further.
struct Facts {
  Bounds env;
  Facts() {
    env.set("i", {0, 15});
    env.set("j", {0, 7});
    env.set("k", {0, 3});
    env.set("s", {-3, 5});
  }
  Interval bounds(const Expr& e) const { return bounds_of(e, env); }
  Expr finish(const Expr& e) const { return e; }
};

inline const Expr i = var("i");
inline const Expr j = var("j");
inline const Expr k = var("k");
inline const Expr s = var("s");

inline std::string divided(const Expr& e, std::int64_t c) {
  Facts facts;
  return to_string(detail::divide_sum(to_affine(e), c, facts));
}
inline std::string rest(const Expr& e, std::int64_t c) {
  Facts facts;
  return to_string(detail::remainder_of_sum(to_affine(e), c, facts));
}
inline std::string compared(BinaryOp op, const Expr& a, const Expr& b) {
  Facts facts;
  return to_string(detail::comparison_of_sums(op, to_affine(a), to_affine(b), facts));
}
inline Interval known(BinaryOp op, const Expr& a, const Expr& b) {
  Facts facts;
  return detail::compare_sums(op, to_affine(a), to_affine(b), facts);
}

TEST_CASE("a sum is split by a divisor into a multiple and a rest that is not negative") {
  const detail::Split parts = detail::split(to_affine(i * index(16) + j - index(3)), 8);
  CHECK(to_string(to_expr(parts.multiple)) == "i * 2 - 1");
  CHECK(to_string(to_expr(parts.rest)) == "j + 5");
}

TEST_CASE("what is below the divisor goes from a quotient, and is what remains") {
  CHECK(divided(i * index(8) + j, 8) == "i");
  CHECK(rest(i * index(8) + j, 8) == "j");
  CHECK(divided(i * index(16) + j, 8) == "i * 2");
  CHECK(divided(s * index(8), 8) == "s");
  CHECK(rest(s * index(8), 8) == "0");
}

TEST_CASE("a rest that may reach the divisor stays divided") {
  CHECK(divided(i * index(8) + j + index(1), 8) == "i + (j + 1) / 8");
  CHECK(rest(i * index(8) + j + index(1), 8) == "(j + 1) % 8");
}

TEST_CASE("common factors of sum and divisor are taken out") {
  CHECK(divided(i * index(4) + k, 8) == "i / 2");
  CHECK(rest(i * index(4) + k, 8) == "i % 2 * 4 + k");
  CHECK(divided(s * index(4), 8) == "s / 2");
}

TEST_CASE("negative numbers truncate upwards, so a sum that may be negative is left alone") {
  CHECK(divided(s * index(8) + j, 8) == "nothing");
  CHECK(rest(s * index(8) + j, 8) == "nothing");
}

TEST_CASE("sums are compared by their difference") {
  CHECK(known(BinaryOp::lt, i + j, i + index(8)) == point(1));
  CHECK(known(BinaryOp::ge, i + index(1), i) == point(1));
  CHECK(known(BinaryOp::eq, i + index(1), i) == point(0));
  CHECK(known(BinaryOp::lt, i, j) == Interval{0, 1});
  CHECK(known(BinaryOp::lt, var("n"), var("n") + index(1)) == Interval{0, 1});
  CHECK(known(BinaryOp::le, var("n"), var("n")) == point(1));
}

TEST_CASE("a comparison with a number has it on the right and loses factors and tails") {
  CHECK(compared(BinaryOp::lt, i * index(8) + j, index(96)) == "i < 12");
  CHECK(compared(BinaryOp::lt, i * index(8) + j, index(100)) == "i * 8 + j < 100");
  CHECK(compared(BinaryOp::lt, i * index(8) + k, index(101)) == "i < 13");
  CHECK(compared(BinaryOp::le, i * index(4), index(9)) == "i < 3");
  CHECK(compared(BinaryOp::gt, i - index(1), index(2)) == "i >= 4");
  CHECK(compared(BinaryOp::ge, index(5) - i, j) == "nothing");
  CHECK(compared(BinaryOp::gt, index(5) - i, index(0)) == "i < 5");
  CHECK(compared(BinaryOp::eq, i * index(8) + k, index(16)) == "i * 8 + k == 16");
  CHECK(compared(BinaryOp::eq, i * index(8), index(16)) == "i == 2");
  CHECK(compared(BinaryOp::lt, i + j, j + index(3)) == "i < 3");
}

TEST_CASE("a comparison whose sides may wrap is left alone") {
  CHECK(compared(BinaryOp::lt, var("n") + index(1), index(5)) == "nothing");
}

}  // namespace hone::ir::divide_test
