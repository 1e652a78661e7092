// expect: checked takes an element of an input
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Temp<"t", int, 32> t;
constexpr Input<"W", float, 7> W;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = W(checked(t(i)));

}  // namespace test
