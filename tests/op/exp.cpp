#include "accuracy.hpp"

namespace op_exp_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_exp = [](const auto* x) { return std::exp(x[0]); };

template <class T>
void check_special_values() {
  const T inf = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  const T tiny = std::numeric_limits<T>::denorm_min();
  const T big = std::numeric_limits<T>::max();
  for (const auto& [x, y] : {std::pair<T, T>{0, 1}, {-T{0}, 1}, {inf, inf}, {-inf, 0}, {nan, nan},
                            {-nan, nan}, {big, inf}, {-big, 0}, {tiny, 1}, {-tiny, 1}}) {
    check_bits<T>(op::exp, {x}, y);
  }
}

}  // namespace

TEST_CASE("exp of floats keeps its bound from the smallest denormal result to overflow") {
  check_accuracy<float>(op::exp, {sweep(0x1p-30F, 90.0F, 157)}, exact_exp);
  check_accuracy<float>(op::exp, {sweep(-0x1p-30F, -105.0F, 157)}, exact_exp);
}

TEST_CASE("exp of doubles keeps its bound from the smallest denormal result to overflow") {
  check_accuracy<double>(op::exp, {spread(0x1p-60, 711.0, 500'000)}, exact_exp);
  check_accuracy<double>(op::exp, {spread(-0x1p-60, -747.0, 500'000)}, exact_exp);
}

TEST_CASE("exp has the special values of C") {
  check_special_values<float>();
  check_special_values<double>();
}

TEST_CASE("exp overflows and underflows where the exact result does") {
  check_bits<float>(op::exp, {0x1.62e430p6F}, std::numeric_limits<float>::infinity());
  check_bits<float>(op::exp, {-0x1.9fe36ap6F}, 0.0F);
  check_bits<float>(op::exp, {-0x1.9fe368p6F}, 0x1p-149F);
  check_bits<double>(op::exp, {0x1.62e42fefa39f0p9}, std::numeric_limits<double>::infinity());
  check_bits<double>(op::exp, {-0x1.74910d52d3052p9}, 0.0);
}

// A softmax pays for every operation: 4 for two clamps, 5 to split, 6 for the polynomial, 8 to
// scale. Of these 3 are bitcasts and free, and a clamp is one instruction.
TEST_CASE("exp is 23 operations") {
  CHECK(Tape(expansion<float>(op::exp), Rounding::once).operations() == 23);
}

}  // namespace op_exp_test
