// Tests of hone/program/error_bound.hpp: single operations against float arithmetic.
#include <hone/op/ops.hpp>
#include <hone/program/error_bound.hpp>
#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

namespace {

using hone::agrees;
using hone::Approx;
using hone::DType;
using hone::exact_integer;
using hone::exact_real;
using hone::is_exact;
using hone::is_unknown;
using hone::Rng;
using hone::ir::BinaryOp;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

Approx f32(BinaryOp op, Approx a, Approx b) { return hone::approx_binary(op, DType::f32, a, b); }

/// A value that is off by less than its error.
struct Sample {
  Approx approx;
  float got = 0;
};

Sample random_sample(Rng& rng) {
  const auto got = static_cast<float>((rng.uniform() * 2 - 1) * std::exp2(rng.between(-8, 8)));
  if (rng.below(3) == 0) return {exact_real(static_cast<double>(got)), got};
  const double error = std::fabs(static_cast<double>(got)) * 1e-6;
  return {{static_cast<double>(got) + error * (rng.uniform() * 2 - 1), error, 0}, got};
}

float float_of(BinaryOp op, float a, float b) {
  const hone::ir::Value result =
      hone::ir::evaluate(op, {DType::f32, 0, static_cast<double>(a)},
                         {DType::f32, 0, static_cast<double>(b)});
  return static_cast<float>(result.real);
}

}  // namespace

TEST_CASE("a function that does not say how errors grow leaves inexact results unknown") {
  static constexpr hone::ScalarOp twice{
      .name = "twice", .meaning = [](const double* x) { return 2 * x[0]; }, .max_ulp_f32 = 1};
  const hone::Approx exact{3, 0, 0}, inexact{3, 1e-6, 0};
  CHECK(hone::approx_call(twice, hone::DType::f32, &exact).value == 6);
  CHECK(hone::is_unknown(hone::approx_call(twice, hone::DType::f32, &inexact)));
}

TEST_CASE("a float operation on legal operands gives a legal result") {
  Rng rng(1);
  int known = 0;
  for (int trial = 0; trial < 20000; ++trial) {
    const Sample a = random_sample(rng), b = random_sample(rng);
    for (const BinaryOp op : {BinaryOp::add, BinaryOp::sub, BinaryOp::mul, BinaryOp::div,
                              BinaryOp::min, BinaryOp::max}) {
      const Approx bound = f32(op, a.approx, b.approx);
      const double got = static_cast<double>(float_of(op, a.got, b.got));
      if (!agrees(bound, got)) {
        CAPTURE(trial);
        CAPTURE(static_cast<int>(op));
        CHECK(agrees(bound, got));
      }
      known += !is_unknown(bound);
    }
  }
  CHECK(known == 120000);
}

TEST_CASE("scalar functions of legal arguments give legal results") {
  Rng rng(2);
  for (const hone::ScalarOp* op : hone::all_ops()) {
    CAPTURE(op->name);
    int tried = 0;
    for (int trial = 0; trial < 2000; ++trial) {
      const Sample a = random_sample(rng), b = random_sample(rng);
      const std::array<Approx, 3> args{a.approx, b.approx, {}};
      const std::array<double, 2> got{static_cast<double>(a.got), static_cast<double>(b.got)};
      const Approx bound = hone::approx_call(*op, DType::f32, args.data());
      const auto result = static_cast<float>(op->meaning(got.data()));
      if (is_unknown(bound)) continue;
      ++tried;
      CHECK(agrees(bound, static_cast<double>(result)));
    }
    CHECK(tried > 200);
  }
}

TEST_CASE("exact operands with a representable result leave no doubt") {
  CHECK(is_exact(f32(BinaryOp::add, exact_real(0.5), exact_real(3))));
  CHECK(is_exact(f32(BinaryOp::mul, exact_real(1.5), exact_real(-4))));
  CHECK(is_exact(f32(BinaryOp::div, exact_real(3), exact_real(4))));
  CHECK_FALSE(is_exact(f32(BinaryOp::div, exact_real(1), exact_real(3))));
  CHECK_FALSE(is_exact(f32(BinaryOp::add, exact_real(1), exact_real(0x1p-25))));
  const auto f64 = [](BinaryOp op, double a, double b) {
    return hone::approx_binary(op, DType::f64, exact_real(a), exact_real(b));
  };
  CHECK(is_exact(f64(BinaryOp::add, 0.1, 0.1)));
  CHECK_FALSE(is_exact(f64(BinaryOp::add, 0.1, 0.2)));
  CHECK(is_exact(f64(BinaryOp::mul, 3, 0.5)));
  CHECK_FALSE(is_exact(f64(BinaryOp::mul, 0.1, 0.1)));
  CHECK(is_exact(f64(BinaryOp::div, 1, 4)));
  CHECK_FALSE(is_exact(f64(BinaryOp::div, 1, 3)));
}

TEST_CASE("the error of one operation is one rounding") {
  const Approx third = f32(BinaryOp::div, exact_real(1), exact_real(3));
  CHECK(third.error >= 0x1p-24 / 3);
  CHECK(third.error <= 1.01 * 0x1p-24 / 3);
  const Approx nine = f32(BinaryOp::mul, third, {9, 1e-3, 0});
  CHECK(nine.error > 1e-3 / 3);
  CHECK(nine.error < 1.001e-3 / 3 + 1e-6);
}

TEST_CASE("infinities and NaN are sure when no error can change them") {
  const Approx off{2, 0.5, 0};
  CHECK(agrees(f32(BinaryOp::add, exact_real(infinity), off), infinity));
  CHECK_FALSE(agrees(f32(BinaryOp::add, exact_real(infinity), off), 1e30));
  CHECK(agrees(f32(BinaryOp::sub, exact_real(infinity), exact_real(infinity)), not_a_number));
  CHECK(agrees(f32(BinaryOp::mul, exact_real(-infinity), off), -infinity));
  CHECK(is_unknown(f32(BinaryOp::mul, exact_real(infinity), {0.1, 0.5, 0})));
  CHECK(is_unknown(f32(BinaryOp::div, off, {0.1, 0.5, 0})));
  CHECK(f32(BinaryOp::div, off, exact_real(0)).value == infinity);
  CHECK(is_exact(f32(BinaryOp::div, off, exact_real(infinity))));
  CHECK(f32(BinaryOp::max, off, exact_real(infinity)).value == infinity);
  CHECK_FALSE(agrees(f32(BinaryOp::max, off, exact_real(not_a_number)), 2));
  CHECK(f32(BinaryOp::max, exact_real(-infinity), off).error == 0.5);
}

TEST_CASE("unknown operands make unknown results") {
  const Approx lost = hone::unknown(exact_real(1));
  for (const BinaryOp op : {BinaryOp::add, BinaryOp::mul, BinaryOp::div, BinaryOp::max}) {
    CHECK(is_unknown(f32(op, lost, exact_real(2))));
    CHECK(is_unknown(f32(op, exact_real(2), lost)));
    CHECK(is_unknown(hone::approx_binary(op, DType::i32, exact_integer(2),
                                         hone::unknown(exact_integer(1)))));
  }
  CHECK(agrees(lost, 1e30));
}

TEST_CASE("a comparison is known when the intervals lie apart") {
  const Approx near{1, 0.1, 0}, far{2, 0.1, 0}, close{1.15, 0.1, 0};
  CHECK(is_exact(f32(BinaryOp::lt, near, far)));
  CHECK(f32(BinaryOp::lt, near, far).integer == 1);
  CHECK(is_unknown(f32(BinaryOp::lt, near, close)));
  CHECK(f32(BinaryOp::lt, exact_real(not_a_number), near).integer == 0);
  CHECK(is_exact(f32(BinaryOp::ne, exact_real(not_a_number), near)));
  const Approx maybe = f32(BinaryOp::lt, near, close);
  const auto boolean = [](BinaryOp op, Approx a, Approx b) {
    return hone::approx_binary(op, DType::boolean, a, b);
  };
  CHECK(is_exact(boolean(BinaryOp::logical_and, maybe, exact_integer(0))));
  CHECK(is_unknown(boolean(BinaryOp::logical_and, maybe, exact_integer(1))));
  CHECK(boolean(BinaryOp::logical_or, maybe, exact_integer(1)).integer == 1);
  CHECK(is_unknown(boolean(BinaryOp::logical_or, exact_integer(0), maybe)));
  CHECK(is_unknown(hone::approx_unary(hone::ir::UnaryOp::logical_not, DType::boolean, maybe)));
}

TEST_CASE("casts of inexact numbers are known where the result is one number") {
  const auto to = [](DType type, Approx a) { return hone::approx_cast(type, DType::f32, a); };
  CHECK(to(DType::i32, {2.5, 0.1, 0}).integer == 2);
  CHECK(is_exact(to(DType::i32, {2.5, 0.1, 0})));
  CHECK(is_unknown(to(DType::i32, {2.95, 0.1, 0})));
  CHECK(is_exact(to(DType::u8, {-3, 0.1, 0})));
  CHECK(to(DType::boolean, {2.5, 0.1, 0}).integer == 1);
  CHECK(is_unknown(to(DType::boolean, {0.05, 0.1, 0})));
  CHECK(to(DType::f64, {2.5, 0.1, 0}).error == 0.1);
  const Approx narrowed = hone::approx_cast(DType::f32, DType::f64, exact_real(0.1));
  CHECK(narrowed.value == static_cast<double>(0.1F));
  CHECK(is_exact(narrowed));
  CHECK(hone::approx_cast(DType::f32, DType::i32, exact_integer(16777217)).value == 16777216);
  CHECK(is_unknown(hone::approx_cast(DType::f32, DType::i32, hone::unknown(exact_integer(3)))));
}

TEST_CASE("agreement looks at NaN, infinities and the error, not at the sign of zero") {
  CHECK(agrees({1, 0.5, 0}, 1.5));
  CHECK_FALSE(agrees({1, 0.5, 0}, 1.6));
  CHECK_FALSE(agrees({1, 0.5, 0}, not_a_number));
  CHECK_FALSE(agrees({1, 0.5, 0}, infinity));
  CHECK(agrees(exact_real(0.0), -0.0));
}
