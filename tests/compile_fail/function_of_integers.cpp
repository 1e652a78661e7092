// expect: this function needs floating point
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", int, 32> X;
constexpr Output<"Y", int, 32> Y;
constexpr auto program = Y(i) = exp(X(i));

}  // namespace test
