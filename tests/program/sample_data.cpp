// Tests of hone/program/sample_data.hpp.
#include "../task/programs.hpp"

#include <hone/program/evaluate.hpp>
#include <hone/program/sample_data.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

using namespace programs;
using hone::exact_magnitude;
using hone::Rng;

Program over_x(const Expr& value) {
  return Writer().input("X", {14}).output("Y", {10}, value.type().dtype).assign("Y", {"i"}, value);
}

}  // namespace

TEST_CASE("random floats lie in [-1, 1], differ and are no denormals") {
  Rng rng(1);
  std::vector<float> data(5000);
  hone::fill_random(data.data(), DType::f32, 5000, rng);
  const auto [least, most] = std::minmax_element(data.begin(), data.end());
  CHECK(*least >= -1);
  CHECK(*least < -0.99F);
  CHECK(*most <= 1);
  CHECK(*most > 0.99F);
  for (const float x : data) CHECK((x == 0 || std::fabs(x) > 1e-30F));
}

TEST_CASE("the same seed gives the same data") {
  std::vector<float> a(100), b(100);
  Rng first(7), second(7);
  hone::fill_random(a.data(), DType::f32, 100, first);
  hone::fill_random(b.data(), DType::f32, 100, second);
  CHECK(a == b);
}

TEST_CASE("random integers stay in the range of their type") {
  Rng rng(2);
  std::vector<std::uint8_t> bytes(1000), flags(1000);
  std::vector<std::int32_t> ints(1000);
  hone::fill_random(bytes.data(), DType::u8, 1000, rng);
  hone::fill_random(flags.data(), DType::boolean, 1000, rng);
  hone::fill_random(ints.data(), DType::i32, 1000, rng);
  CHECK(*std::max_element(bytes.begin(), bytes.end()) > 240);
  CHECK(*std::max_element(flags.begin(), flags.end()) == 1);
  CHECK(std::count(flags.begin(), flags.end(), 0) > 400);
  CHECK(*std::min_element(ints.begin(), ints.end()) < -900);
}

TEST_CASE("random integers fill the narrow types") {
  Rng rng(2);
  std::vector<std::int8_t> bytes(2000);
  std::vector<std::int16_t> shorts(2000);
  std::vector<std::uint32_t> words(2000);
  hone::fill_random(bytes.data(), DType::i8, 2000, rng);
  hone::fill_random(shorts.data(), DType::i16, 2000, rng);
  hone::fill_random(words.data(), DType::u32, 2000, rng);
  CHECK(*std::min_element(bytes.begin(), bytes.end()) == -128);
  CHECK(*std::max_element(bytes.begin(), bytes.end()) == 127);
  CHECK(*std::min_element(shorts.begin(), shorts.end()) < -900);
  CHECK(*std::max_element(words.begin(), words.end()) <= 1000);
}

TEST_CASE("small integers are whole and within the magnitude") {
  Rng rng(3);
  std::vector<float> floats(500);
  std::vector<std::uint8_t> bytes(500);
  hone::fill_exact_integers(floats.data(), DType::f32, 500, 3, rng);
  hone::fill_exact_integers(bytes.data(), DType::u8, 500, 3, rng);
  for (const float x : floats) CHECK((x == std::floor(x) && std::fabs(x) <= 3));
  for (const std::uint8_t x : bytes) CHECK(x <= 3);
  CHECK(*std::min_element(floats.begin(), floats.end()) == -3);
  CHECK(*std::max_element(bytes.begin(), bytes.end()) == 3);
}

TEST_CASE("programs of + - * min max select casts and comparisons are exact") {
  const Expr x = at("X", {v("i")});
  CHECK(is_exact(Program(dense(8, 8, 8))));
  CHECK(is_exact(conv_bn_relu(14, 3, 4, 3, 1, 1)));
  CHECK(is_exact(max_pool(7)));
  CHECK(is_exact(over_x(hone::ir::select(hone::ir::lt(x, real(2)), x * x, real(-1)))));
  CHECK(is_exact(over_x(hone::ir::cast(DType::i32, x) / hone::ir::integer(DType::i32, 2))));
  CHECK_FALSE(is_exact(softmax(8, 8)));
  CHECK_FALSE(is_exact(over_x(x / real(2))));
  CHECK_FALSE(is_exact(over_x(x * real(0.5))));
  CHECK_FALSE(is_exact(over_x(hone::ir::call("sqrt", {x}))));
}

TEST_CASE("the magnitude is the largest that keeps every partial sum exact") {
  CHECK(exact_magnitude(matmul(8, 8, 64), {}) == 8);
  CHECK(exact_magnitude(matmul(8, 8, 262144), {}) == 8);
  CHECK(exact_magnitude(matmul(8, 8, 262145), {}) == 7);
  CHECK(exact_magnitude(matmul(8, 8, "K"), {{"K", 1 << 22}}) == 2);
  CHECK(exact_magnitude(matmul(8, 8, 1 << 25), {}) == 0);
  CHECK(exact_magnitude(softmax(8, 8), {}) == 0);
  const Expr x = at("X", {v("i")});
  CHECK(exact_magnitude(over_x(x * x * x * x * x * x * x * x), {}) == 8);
  CHECK(exact_magnitude(over_x(x * x * x * x * x * x * x * x * x), {}) == 6);
}

TEST_CASE("what is negative wraps in an unsigned type, and is no small number") {
  const auto of_words = [](DType type) {
    const Expr x = at("X", {v("i")}, type);
    return Program(Writer().input("X", {8}, type).output("Y", {8}).assign(
        "Y", {"i"}, hone::ir::cast(DType::f32, x - x)));
  };
  CHECK(exact_magnitude(of_words(DType::u32), {}) == 0);
  CHECK(exact_magnitude(of_words(DType::u16), {}) == 8);
  CHECK(exact_magnitude(of_words(DType::i32), {}) == 8);
  const Expr x = at("X", {v("i")});
  const Expr word = hone::ir::cast(DType::u32, hone::ir::cast(DType::i32, x));
  CHECK(exact_magnitude(over_x(hone::ir::cast(DType::f32, word)), {}) == 0);
}

TEST_CASE("with integers of that magnitude evaluate has no doubt about any element") {
  Rng rng(4);
  const Program program = dense(6, 5, 3000);
  const std::int64_t magnitude = exact_magnitude(program, {});
  CHECK(magnitude == 8);
  std::vector<float> a(6 * 3000), b(3000 * 5), bias(5);
  for (std::vector<float>* data : {&a, &b, &bias}) {
    hone::fill_exact_integers(data->data(), DType::f32, static_cast<std::int64_t>(data->size()),
                              magnitude, rng);
  }
  hone::Evaluator evaluator(program, {},
                            {{"A", hone::dense_view(a.data(), {6, 3000})},
                             {"B", hone::dense_view(b.data(), {3000, 5})},
                             {"bias", hone::dense_view(bias.data(), {5})}});
  for (std::int64_t i = 0; i < 6; ++i) {
    for (std::int64_t j = 0; j < 5; ++j) {
      float sum = 0;
      for (std::int64_t k = 3000; k-- > 0;) {
        sum += a[static_cast<std::size_t>(i * 3000 + k)] * b[static_cast<std::size_t>(k * 5 + j)];
      }
      const float expected = std::max(sum + bias[static_cast<std::size_t>(j)], 0.0F);
      const hone::Approx c = evaluator.value("C", std::vector<std::int64_t>{i, j});
      CHECK(hone::is_exact(c));
      CHECK(c.value == static_cast<double>(expected));
    }
  }
}

TEST_CASE("subscripts cover their dimension and step out of it on both sides") {
  std::vector<std::int32_t> wide(2000);
  hone::Rng rng(7);
  hone::fill_subscripts(wide.data(), DType::i32, 2000, 10, rng);
  CHECK(*std::min_element(wide.begin(), wide.end()) == -1);
  CHECK(*std::max_element(wide.begin(), wide.end()) == 10);
  std::vector<std::uint8_t> bytes(2000);
  hone::fill_subscripts(bytes.data(), DType::u8, 2000, 1000, rng);
  CHECK(*std::max_element(bytes.begin(), bytes.end()) > 200);
}
