// expect: subscript_runs_outside_its_tensor
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 32> X;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = X(i) - X(32);

}  // namespace test
