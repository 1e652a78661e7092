#include <hone/verify/compare.hpp>

#include "dense_kernels.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

using namespace hone;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

ArgumentLayout row(DType type, std::int64_t count) { return {"y", type, true, {count}, {1}}; }

template <class T>
const std::byte* bytes(const std::vector<T>& elements) {
  return reinterpret_cast<const std::byte*>(elements.data());
}

}  // namespace

TEST_CASE("an element within its bound is right, one beyond is wrong and named") {
  const std::vector<float> got = {1.5f, 2.75f, 9};
  const Comparison found = compare(row(DType::f32, 3), bytes(got),
                                   {{2, 0, 1}, {{8, 0.5, 0}, {1.25, 0.25, 0}, {2, 0.5, 0}}});
  CHECK(found.checked == 3);
  CHECK(found.unknown == 0);
  CHECK(found.wrong == 2);
  CHECK(found.first_wrong == "y[1] is 2.75, but must be 2 within 0.5");
  CHECK(found.max_error == 1);
  CHECK(found.error_bound == 0.5);
}

TEST_CASE("an element with an unknown bound is counted and not judged") {
  const std::vector<double> got = {1e30};
  const Comparison found = compare(row(DType::f64, 1), bytes(got), {{0}, {{1, infinity, 0}}});
  CHECK(found.unknown == 1);
  CHECK(found.wrong == 0);
  CHECK(found.max_error == 0);
}

TEST_CASE("NaN and infinities must be met") {
  const std::vector<double> got = {not_a_number, infinity, 1, not_a_number, -infinity};
  const Comparison found =
      compare(row(DType::f64, 5), bytes(got),
              {{0, 1, 2, 3, 4},
               {{not_a_number, 0, 0}, {infinity, 0, 0}, {not_a_number, 0, 0}, {1, 1, 0},
                {infinity, 0, 0}}});
  CHECK(found.wrong == 3);
  CHECK(found.first_wrong == "y[2] is 1, but must be nan");
  CHECK(found.max_error == infinity);
}

TEST_CASE("integers must be equal, even where doubles cannot tell them apart") {
  const std::int64_t large = (std::int64_t{1} << 60) + 1;
  const std::vector<std::int64_t> got = {large, large};
  const Approx same{static_cast<double>(large), 0, large};
  const Approx next{static_cast<double>(large), 0, large + 1};
  const Comparison found = compare(row(DType::i64, 2), bytes(got), {{0, 1}, {same, next}});
  CHECK(found.wrong == 1);
  CHECK(found.first_wrong == "y[1] is 1152921504606846977, but must be 1152921504606846978");
}

TEST_CASE("a bool is the byte 0 or 1") {
  const std::vector<std::uint8_t> got = {1, 2};
  const Comparison found =
      compare(row(DType::boolean, 2), bytes(got), {{0, 1}, {{1, 0, 1}, {1, 0, 1}}});
  CHECK(found.wrong == 1);
  CHECK(found.first_wrong == "y[1] is 2, but must be 1");
}

TEST_CASE("elements that are or may be 0 are counted") {
  const std::vector<double> got = {0, 0, 5};
  CHECK(compare(row(DType::f64, 3), bytes(got), {{0, 1, 2}, {{0, 0, 0}, {1, 2, 0}, {5, 1, 0}}})
            .zeros == 2);
}

TEST_CASE("the Evaluator is asked in order, until the time is up") {
  const std::vector<float> zeros(131 * 29, 1.0f);
  Evaluator evaluator(dense::program(), {{"M", 2}},
                      {{"A", dense_view(zeros.data(), {2, 29})},
                       {"B", dense_view(zeros.data(), {29, 131})},
                       {"bias", dense_view(zeros.data(), {131})}});
  const ArgumentLayout layout{"C", DType::f32, true, {2, 131}, {131, 1}};
  const ExpectedElements expected = expect(evaluator, layout, {200, 3}, 100);
  CHECK(expected.numbers == std::vector<std::int64_t>{200, 3});
  REQUIRE(expected.values.size() == 2);
  CHECK(expected.values[0].value == 30);
  CHECK(expect(evaluator, layout, {200, 3}, -1).numbers.empty());
}

TEST_CASE("what is not finite can be left out") {
  const ExpectedElements finite =
      finite_part({{4, 5, 6}, {{not_a_number, 0, 0}, {2, 1, 0}, {infinity, 0, 0}}});
  CHECK(finite.numbers == std::vector<std::int64_t>{5});
  CHECK(finite.values.size() == 1);
}

TEST_CASE("an envelope covers every known bound and grows with the value") {
  const ExpectedElements expected{{0, 1, 2, 3},
                                  {{1, 0.1, 0}, {-3, 0.1, 0}, {0, 0.2, 0}, {7, infinity, 0}}};
  const BoundEnvelope envelope(expected);
  CHECK(envelope.at(1) >= 0.1);
  CHECK(envelope.at(-3) >= 0.1);
  CHECK(envelope.at(0) >= 0.2);
  CHECK(envelope.at(100) > 10 * envelope.at(0));
  CHECK(BoundEnvelope({{0}, {{1, 0, 0}}}).at(5) == 0);
  CHECK(BoundEnvelope({}).at(5) == 0);
}

TEST_CASE("suspects are what lies outside the envelope, the worst first") {
  const BoundEnvelope envelope({{0, 1}, {{1, 0.25, 0}, {1, 0.25, 0}}});
  const std::vector<float> got = {1, 1.1f, 2, 3, 1};
  const std::vector<double> want = {1, 1, 1, 1, not_a_number};
  const ArgumentLayout layout = row(DType::f32, 5);
  CHECK(suspects(layout, bytes(got), bytes(want), envelope, 9) ==
        std::vector<std::int64_t>{4, 3, 2});
  CHECK(suspects(layout, bytes(got), bytes(want), envelope, 2) == std::vector<std::int64_t>{4, 3});
}

TEST_CASE("an integer that differs from the float64 kernel's is suspect") {
  const std::vector<std::int32_t> got = {1, 2, 3};
  const std::vector<std::int32_t> want = {1, 5, 3};
  CHECK(suspects(row(DType::i32, 3), bytes(got), bytes(want), BoundEnvelope({}), 9) ==
        std::vector<std::int64_t>{1});
}
