#include <hone/program/shape_buckets.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

using namespace hone;

namespace {

std::vector<std::int64_t> first_numbers(std::size_t count) {
  std::vector<std::int64_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 1);
  return numbers;
}

std::string values_text(const ShapeBuckets& buckets, std::size_t bucket) {
  std::vector<std::string> parts;
  for (const ShapeValue& v : buckets.values(bucket)) parts.push_back(concat(v.symbol, v.value));
  return join(parts, " ");
}

}  // namespace

TEST_CASE("a call takes the smallest bucket that holds its value") {
  const ShapeBuckets buckets({hone::buckets("M", {1, 16, 128, any})});
  REQUIRE(buckets.size() == 3);
  const std::vector<std::int64_t> calls = {1, 2, 16, 17, 128, 129, std::int64_t{1} << 40};
  std::vector<std::size_t> found;
  for (const std::int64_t m : calls) found.push_back(buckets.find({{"M", m}}));
  CHECK(found == std::vector<std::size_t>{0, 1, 1, 2, 2, 2, 2});
}

TEST_CASE("a bucket is tuned for its upper limit and named after it") {
  const ShapeBuckets open({buckets("M", {1, 16, any})});
  CHECK(values_text(open, 0) == "M1");
  CHECK(values_text(open, 1) == "M16");
  CHECK(open.heading(0) == "M <= 1");
  CHECK(open.heading(1) == "M <= 16 and all above");
  CHECK(ShapeBuckets({buckets("M", {1, 16})}).heading(1) == "M <= 16");
}

TEST_CASE("the buckets of several symbols are combined, those of the last change fastest") {
  const ShapeBuckets both({buckets("M", {4, 8}), {"K", 3}, buckets("N", {5, 6, any})});
  REQUIRE(both.size() == 4);
  CHECK(values_text(both, 0) == "M4 K3 N5");
  CHECK(values_text(both, 1) == "M4 K3 N6");
  CHECK(values_text(both, 2) == "M8 K3 N5");
  CHECK(both.heading(3) == "M <= 8, N <= 6 and all above");
  for (std::size_t b = 0; b < both.size(); ++b) CHECK(both.find(both.values(b)) == b);
  CHECK(both.find({{"N", 70}, {"M", 2}, {"K", 90}}) == 1);
}

TEST_CASE("without buckets there is one, which holds every value") {
  CHECK(ShapeBuckets({}).size() == 1);
  CHECK(ShapeBuckets({}).find({}) == 0);
  const ShapeBuckets one({{"M", 128}});
  CHECK(one.size() == 1);
  CHECK(values_text(one, 0) == "M128");
  CHECK(one.find({{"M", 1000}}) == 0);
}

TEST_CASE("a value beyond the last bucket is refused") {
  const ShapeBuckets closed({buckets("M", {1, 16})});
  CHECK_THROWS_WITH_AS(closed.find({{"M", 17}}),
                       "a call with M = 17: this kernel was tuned with buckets(\"M\", {1, 16}); "
                       "pass at most 16, or tune with buckets(\"M\", {1, 16, any})",
                       UserError);
  CHECK_THROWS_AS(closed.find({{"N", 1}}), InternalError);
}

TEST_CASE("limits that make no buckets are refused") {
  const auto refused = [](const std::vector<std::int64_t>& limits, const char* text) {
    CHECK_THROWS_WITH_AS(ShapeBuckets({buckets("M", limits)}), text, UserError);
  };
  refused({},
          "buckets(\"M\", {}): there is no limit; give for instance "
          "buckets(\"M\", {1, 16, 128, any})");
  refused({any},
          "buckets(\"M\", {any}): any takes the schedule of the limit before it; give one, for "
          "instance buckets(\"M\", {128, any})");
  refused({1, any, 16},
          "buckets(\"M\", {1, any, 16}): any stands for all larger values, so it may only be the "
          "last");
  refused({any, any},
          "buckets(\"M\", {any, any}): any stands for all larger values, so it may only be the "
          "last");
  refused({0, 16},
          "buckets(\"M\", {0, 16}): the limit 0 is not positive, but extents are");
  refused({-3, any},
          "buckets(\"M\", {-3, any}): the limit -3 is not positive, but extents are");
  refused({1, 16, 16}, "buckets(\"M\", {1, 16, 16}): 16 follows 16, but limits must ascend");
  refused({16, 1, any}, "buckets(\"M\", {16, 1, any}): 1 follows 16, but limits must ascend");
}

TEST_CASE("a symbol with buckets is given once") {
  CHECK_THROWS_WITH_AS(ShapeBuckets({buckets("M", {1, 16}), {"N", 2}, {"M", 4}}),
                       "shapes: M is given twice, as buckets(\"M\", {1, 16}) and as 4; give it "
                       "once",
                       UserError);
  CHECK_THROWS_WITH_AS(ShapeBuckets({{"M", 4}, buckets("M", {8, any})}),
                       "shapes: M is given twice, as 4 and as buckets(\"M\", {8, any}); give it "
                       "once",
                       UserError);
  CHECK_THROWS_WITH_AS(ShapeBuckets({buckets("M", {1}), buckets("M", {1})}),
                       "shapes: M is given twice, as buckets(\"M\", {1}) and as "
                       "buckets(\"M\", {1}); give it once",
                       UserError);
}

TEST_CASE("there are at most 64 combinations") {
  CHECK(ShapeBuckets({buckets("M", first_numbers(64))}).size() == 64);
  CHECK(ShapeBuckets({buckets("M", first_numbers(8)), buckets("N", first_numbers(8))}).size() ==
        64);
  CHECK_THROWS_WITH_AS(
      ShapeBuckets({buckets("M", first_numbers(5)), {"K", 2}, buckets("N", first_numbers(13))}),
      "shapes: the combinations of these buckets, 5 of M, 13 of N, are more than 64; give fewer "
      "limits",
      UserError);
}

TEST_CASE("any is no value") {
  const char* const text =
      "shapes: M = any is no value to tune for; give a number, or buckets(\"M\", {128, any})";
  CHECK_THROWS_WITH_AS(ShapeBuckets({{"M", any}}), text, UserError);
  CHECK_THROWS_WITH_AS(single_values({{"M", any}}), text, UserError);
}

TEST_CASE("a schedule by hand is for values, not for buckets") {
  const std::vector<ShapeValue> values = single_values({{"M", 3}, {"N", 4}});
  REQUIRE(values.size() == 2);
  CHECK(values[1].symbol == "N");
  CHECK(values[1].value == 4);
  CHECK_THROWS_WITH_AS(single_values({buckets("M", {1, any})}),
                       "shapes: buckets(\"M\", {1, any}): a schedule by hand is one for all "
                       "values; give the value that it is written for, for instance {\"M\", 128}",
                       UserError);
}
