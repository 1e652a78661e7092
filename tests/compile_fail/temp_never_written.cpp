// expect: temp never written
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 32> X;
constexpr Temp<"T", float, 32> T;
constexpr Output<"Y", float, 32> Y;
constexpr Output<"Z", float, 32> Z;
constexpr auto program = stages(Y(i) = T(i) * X(i), Z(i) = X(i));

}  // namespace test
