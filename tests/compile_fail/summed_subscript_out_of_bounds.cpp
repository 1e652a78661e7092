// expect: subscript_runs_outside_its_tensor
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"X", float, 16> X;
constexpr Input<"W", float, 3> W;
constexpr Output<"Y", float, 16> Y;
constexpr auto program = Y(i) = sum(k, X(i + k - 1) * W(k));

}  // namespace test
