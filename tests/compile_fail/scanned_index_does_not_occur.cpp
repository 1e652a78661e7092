// expect: summed index does not occur
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"X", float, 32> X;
constexpr Index<"k"> k;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = cumsum(k, X(i));

}  // namespace test
