// expect: a subscript is an integer
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"X", float, 32> X;
constexpr Input<"W", float, 7> W;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = W(clamped(X(i)));

}  // namespace test
