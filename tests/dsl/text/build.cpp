#include <hone/dsl.hpp>
#include <hone/dsl/literal.hpp>
#include <hone/op/scalar_op.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace text_build_test {

using namespace hone;
using namespace hone::literals;

inline constexpr ScalarOp cube{
    .name = "cube",
    .meaning = [](const double* x) { return x[0] * x[0] * x[0]; },
    .expand = [](const std::vector<ir::Expr>& x) { return x[0] * x[0] * x[0]; }};

constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Index<"h"> h;
constexpr Index<"r", 3> r;
constexpr Index<"s", 3> s;
constexpr Input<"A", float, "M", 8> A;
constexpr Input<"B", float, 8, 16> B;
constexpr Input<"bias", float, 16> bias;
constexpr Input<"x", float, 16> x;
constexpr Input<"z", double, 16> z;
constexpr Input<"n", std::int32_t, 16> n;
constexpr Input<"bytes", std::uint8_t, 16> bytes;
constexpr Input<"is", bool, 16> is;
constexpr Input<"image", float, 20, 20> image;
constexpr Input<"point", float> point;
constexpr Output<"C", float, "M", 16> C;
constexpr Output<"y", float, 16> y;
constexpr Output<"yz", double, 16> yz;
constexpr Output<"yn", std::int32_t, 16> yn;
constexpr Output<"yl", std::int64_t, 16> yl;
constexpr Output<"yb", std::uint8_t, 16> yb;
constexpr Output<"yis", bool, 16> yis;
constexpr Output<"small", float, 9, 9> small;
constexpr Output<"rows", std::int64_t, "M"> rows;
constexpr Output<"total", float> total;

/// Where the two programs differ, "" if nowhere; places may.
inline std::string difference(FlatProgram typed, FlatProgram text) {
  if (typed.size != text.size) return "size";
  const auto string = [](const char* t) { return std::string_view(t ? t : ""); };
  for (std::size_t at = 0; at < typed.size; ++at) {
    const FlatNode& a = typed.nodes[at];
    const FlatNode& b = text.nodes[at];
    const bool is_same = a.op == b.op && a.dtype == b.dtype && a.count == b.count &&
                         a.tensor == b.tensor && string(a.text) == string(b.text) &&
                         !(a.real < b.real) && !(a.real > b.real) &&
                         (a.integer == b.integer || a.op == FlatOp::where);
    if (!is_same) return "node " + std::to_string(at);
  }
  return "";
}

template <class Typed, class Text>
std::string compare(const Typed& typed, const Text& text) {
  static_assert(std::is_same_v<Typed, Text>);
  return difference(typed.flat(), text.flat());
}

TEST_CASE("a text with sums, stencils and windows is the written-out statement") {
  CHECK(compare(C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j)),
                "C[i,j] = relu(sum[k](A[i,k] * B[k,j]) + bias[j])"_hone(A, B, bias, C)) == "");
  CHECK(compare(y(i) = x(i) + x(15 - i) - 2 * x(i) * x(i) / x(i),
                "y[i] = x[i] + x[15 - i] - 2 * x[i] * x[i] / x[i]"_hone(x, y)) == "");
  CHECK(compare(small(i, j) = sum(r, s, image(2 * i + r, j * 2 + s - 0)),
                "small[i, j] = sum[r, s](image[2*i + r, j*2 + s - 0])"_hone(image, small, r, s)) ==
        "");
  CHECK(compare(small(i, j) = zero_pad(image)(-i + 3, 2 * (j - 1) + 1) + image(2 * i, 0),
                "small[i, j] = zero_pad(image)[-i + 3, 2*(j - 1) + 1] + image[2*i, 0]"_hone(
                    image, small)) == "");
  CHECK(compare(y(i) = max_over(h, r, A(h, r + 1) + x(i)) * min_over(k, A(k, 0)) -
                       prod_over(j, A(j, 1)),
                "y[i] = max_over[h, r](A[h, r + 1] + x[i]) * min_over[k](A[k, 0]) -"
                "prod_over[j](A[j, 1])"_hone(A, x, y, r)) == "");
  CHECK(compare(rows(i) = argmax(k, A(i, k)) - argmin(k, A(i, k)),
                "rows[i] = argmax[k](A[i, k]) - argmin[k](A[i, k])"_hone(A, rows)) == "");
  CHECK(
      compare(y(i) = cumsum(i, x(i)) + cumprod(i, x(i)) + cummax(i, x(i)) + cummin(i, x(i)),
              "y[i] = cumsum[i](x[i]) + cumprod[i](x[i]) + cummax[i](x[i]) + cummin[i](x[i])"_hone(
                  x, y)) == "");
  CHECK(compare(total() = sum(i, x(i)) * point(),
                "total[] = sum[i](x[i]) * point[]"_hone(x, point, total)) == "");
  CHECK(compare(C(i, j) += A(i, 0) * bias(j), "C[i, j] += A[i, 0] * bias[j]"_hone(A, bias, C)) ==
        "");
}

TEST_CASE("a text with data as subscripts is the written-out statement") {
  CHECK(compare(y(i) = x(clamped(n(i) + 1)), "y[i] = x[clamped(n[i] + 1)]"_hone(x, n, y)) == "");
  CHECK(compare(y(i) = x(checked(n(i))), "y[i] = x[checked(n[i])]"_hone(x, n, y)) == "");
  CHECK(compare(y(i) = B(clamped(n(i) / 2), i) * B(checked(bytes(i)), checked(n(15 - i))),
                "y[i] = B[clamped(n[i] / 2), i] * B[checked(bytes[i]), checked(n[15 - i])]"_hone(
                    B, n, bytes, y)) == "");
  CHECK(compare(y(i) = x(clamped(value(i) % 4 * 4 + 3)),
                "y[i] = x[clamped(value(i) % 4 * 4 + 3)]"_hone(x, y)) == "");
}

TEST_CASE("a text with conditions is the written-out statement") {
  CHECK(compare(yis(i) = (x(i) < 1 && x(i) > 0) || !is(i) || x(i) <= -1 || x(i) >= 5,
                "yis[i] = x[i] < 1 && x[i] > 0 || !is[i] || x[i] <= -1 || x[i] >= 5"_hone(
                    x, is, yis)) == "");
  CHECK(compare(yis(i) = (n(i) == 3) != (n(i) != 4),
                "yis[i] = (n[i] == 3) != (n[i] != 4)"_hone(n, yis)) == "");
  CHECK(compare(yis(i) = is(i) && true, "yis[i] = is[i] && true"_hone(is, yis)) == "");
  CHECK(compare(y(i) = select(x(i) < 0, -x(i), 2.5),
                "y[i] = select(x[i] < 0, -x[i], 2.5)"_hone(x, y)) == "");
  CHECK(compare(y(i) = select(is(i), 1, x(i)), "y[i] = select(is[i], 1, x[i])"_hone(is, x, y)) ==
        "");
}

TEST_CASE("numbers become what C++ makes of them") {
  CHECK(compare(y(i) = 0.1 * x(i) + 0.1F + 1 + 1e-5,
                "y[i] = 0.1 * x[i] + 0.1f + 1 + 1e-5"_hone(x, y)) == "");
  CHECK(compare(yz(i) = 0.1 * z(i) + 0.1F + 1.e3 + 1e-5 + .5,
                "yz[i] = 0.1 * z[i] + 0.1f + 1.e3 + 1e-5 + .5"_hone(z, yz)) == "");
  CHECK(compare(y(i) = 1 / 2 * x(i) + 1 / 2.0 + 7 % 4,
                "y[i] = 1 / 2 * x[i] + 1 / 2.0 + 7 % 4"_hone(x, y)) == "");
  CHECK(compare(yl(i) = 5000000000 * value(i), "yl[i] = 5000000000 * value(i)"_hone(yl)) == "");
  CHECK(compare(y(i) = 3.14159265358979323846, "y[i] = 3.14159265358979323846"_hone(y)) == "");
  CHECK(compare(yn(i) = -(2 - 3) - n(i) % 3 / 2, "yn[i] = -(2 - 3) - n[i] % 3 / 2"_hone(n, yn)) ==
        "");
}

TEST_CASE("a text converts between element types as the written-out statement does") {
  CHECK(compare(y(i) = cast<float>(n(i)) + cast<float>(i) + cast<float>(value(i)),
                "y[i] = cast<float>(n[i]) + cast<float>(i) + cast<float>(value(i))"_hone(n, y)) ==
        "");
  CHECK(compare(yz(i) = cast<double>(x(i)) + z(i),
                "yz[i] = cast<double>(x[i]) + z[i]"_hone(x, z, yz)) == "");
  CHECK(compare(yn(i) = cast<std::int32_t>(cast<std::int8_t>(n(i)) + cast<std::int8_t>(x(i))) +
                        cast<int>(cast<std::int16_t>(x(i))),
                "yn[i] = cast<int32_t>(cast<int8_t>(n[i]) + cast<int8_t>(x[i])) +"
                "cast<int>(cast<int16_t>(x[i]))"_hone(x, n, yn)) == "");
  CHECK(compare(yb(i) = cast<std::uint8_t>(cast<std::uint16_t>(cast<std::uint32_t>(n(i)))),
                "yb[i] = cast<uint8_t>(cast<uint16_t>(cast<uint32_t>(n[i])))"_hone(n, yb)) == "");
  CHECK(compare(yl(i) = cast<std::int64_t>(is(i)) + cast<std::int64_t>(cast<bool>(n(i))),
                "yl[i] = cast<int64_t>(is[i]) + cast<int64_t>(cast<bool>(n[i]))"_hone(n, is, yl)) ==
        "");
}

TEST_CASE("a text with functions is the written-out statement") {
  CHECK(compare(y(i) = max(x(i), 0) + min(1, x(i)) + max(x(i), x(15 - i)),
                "y[i] = max(x[i], 0) + min(1, x[i]) + max(x[i], x[15 - i])"_hone(x, y)) == "");
  CHECK(compare(y(i) = abs(x(i)) + ceil(x(i)) + floor(x(i)) + trunc(x(i)) + round(x(i)) +
                       rint(x(i)) + sqrt(x(i)) + rsqrt(x(i)) + cbrt(x(i)),
                "y[i] = abs(x[i]) + ceil(x[i]) + floor(x[i]) + trunc(x[i]) + round(x[i]) +"
                "rint(x[i]) + sqrt(x[i]) + rsqrt(x[i]) + cbrt(x[i])"_hone(x, y)) == "");
  CHECK(compare(y(i) = exp(x(i)) + exp2(x(i)) + expm1(x(i)) + log(x(i)) + log2(x(i)) + log10(x(i)) +
                       log1p(x(i)) + sigmoid(x(i)) + erf(x(i)),
                "y[i] = exp(x[i]) + exp2(x[i]) + expm1(x[i]) + log(x[i]) + log2(x[i]) +"
                "log10(x[i]) + log1p(x[i]) + sigmoid(x[i]) + erf(x[i])"_hone(x, y)) == "");
  CHECK(compare(y(i) = sin(x(i)) + cos(x(i)) + tan(x(i)) + asin(x(i)) + acos(x(i)) + atan(x(i)) +
                       sinh(x(i)) + cosh(x(i)) + tanh(x(i)) + asinh(x(i)) + acosh(x(i)) +
                       atanh(x(i)),
                "y[i] = sin(x[i]) + cos(x[i]) + tan(x[i]) + asin(x[i]) + acos(x[i]) + atan(x[i]) +"
                "sinh(x[i]) + cosh(x[i]) + tanh(x[i]) + asinh(x[i]) + acosh(x[i]) +"
                "atanh(x[i])"_hone(x, y)) == "");
  CHECK(compare(y(i) = pow(x(i), 2) + pow(2.0, x(i)) + atan2(x(i), 1) + hypot(x(i), x(i)) +
                       copysign(1, x(i)),
                "y[i] = pow(x[i], 2) + pow(2.0, x[i]) + atan2(x[i], 1) + hypot(x[i], x[i]) +"
                "copysign(1, x[i])"_hone(x, y)) == "");
  CHECK(compare(y(i) = apply<cube>(x(i)) - 1, "y[i] = cube(x[i]) - 1"_hone(own<cube>, x, y)) == "");
}

TEST_CASE("long texts stay within the limits of compilers") {
#define HONE_TEST_TERMS \
  "x[i] + x[i] - x[i] * 2 + x[i] + x[i] - x[i] * 2 + x[i] + x[i] - x[i] * 2 + "
  constexpr auto text = "y[i] = " HONE_TEST_TERMS HONE_TEST_TERMS HONE_TEST_TERMS HONE_TEST_TERMS
      HONE_TEST_TERMS HONE_TEST_TERMS HONE_TEST_TERMS HONE_TEST_TERMS HONE_TEST_TERMS
          HONE_TEST_TERMS HONE_TEST_TERMS HONE_TEST_TERMS "x[i]"_hone(x, y);
#undef HONE_TEST_TERMS
  CHECK(text.size > 300);
}

}  // namespace text_build_test
