// expect: one index has two extents
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 16> X;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = X(i) + 1.0f;

}  // namespace test
