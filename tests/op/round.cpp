#include "accuracy.hpp"

namespace op_round_test {
using namespace hone;
using namespace hone::test;
namespace {

const auto exact_round = [](const auto* x) { return std::round(x[0]); };

}  // namespace

TEST_CASE("round is exact for every magnitude of float and double") {
  check_accuracy<float>(op::round, {sweep(0x1p-149F, 0x1.fffffep127F, 1511)}, exact_round);
  check_accuracy<float>(op::round, {sweep(-0.25F, -4.0F, 31)}, exact_round);
  check_accuracy<double>(op::round, {spread(0x1p-1074, 0x1.fffffffffffffp1023, 200'000)},
                         exact_round);
}

TEST_CASE("round takes halves away from 0, and does not rise at the number before 0.5") {
  check_bits<float>(op::round, {0.5F}, 1.0F);
  check_bits<float>(op::round, {-2.5F}, -3.0F);
  check_bits<float>(op::round, {0x1.fffffep-2F}, 0.0F);
  check_bits<float>(op::round, {-0x1.fffffep-2F}, -0.0F);
  check_bits<float>(op::round, {8388609.0F}, 8388609.0F);
  check_bits<float>(op::round, {4194303.5F}, 4194304.0F);
  check_bits<double>(op::round, {0x1.fffffffffffffp-2}, 0.0);
  check_bits<double>(op::round, {0x1.0000000000001p52}, 0x1.0000000000001p52);
  check_bits<double>(op::round, {-0.0}, -0.0);
}

}  // namespace op_round_test
