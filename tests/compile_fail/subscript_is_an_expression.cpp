// expect: subscript is not affine
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 32> X;
constexpr Input<"N", int, 32> N;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = X(N(i));

}  // namespace test
