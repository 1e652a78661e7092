// expect: only an output is added to
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"X", float, 32> X;
constexpr Temp<"t", float, 32> t;
constexpr auto program = t(i) += X(i);

}  // namespace test
