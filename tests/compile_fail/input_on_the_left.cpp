// expect: an Input cannot be written
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 32> X;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = X(i) = 2 * X(i);

}  // namespace test
