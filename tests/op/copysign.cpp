#include "accuracy.hpp"

namespace op_copysign_test {
using namespace hone;
using namespace hone::test;
namespace {

template <class T>
void check_all() {
  const T inf = std::numeric_limits<T>::infinity(), tiny = std::numeric_limits<T>::denorm_min();
  for (const T x : {T{0}, -T{0}, T{3}, -T{3}, inf, -inf, tiny}) {
    for (const T y : {T{0}, -T{0}, T{1}, -T{1}, -inf, -tiny}) {
      check_bits<T>(op::copysign, {x, y}, std::copysign(x, y));
    }
  }
}

}  // namespace

TEST_CASE("copysign has the bits of C, for zeros and infinities too") {
  check_all<float>();
  check_all<double>();
}

TEST_CASE("copysign's error is that of its first argument, unless the sign is in doubt") {
  const double args[] = {3, 0.5}, sure[] = {0.25, 0.25}, unsure[] = {0.25, 0.5};
  CHECK(op::copysign.amplify(args, sure) == 0.25);
  CHECK(op::copysign.amplify(args, unsure) == 6.25);
}

}  // namespace op_copysign_test
