// expect: temp read before it is written
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 32> X;
constexpr Temp<"T", float, 32> T;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = stages(Y(i) = T(i) * X(i), T(i) = X(i));

}  // namespace test
