// expect: an extent is at least 1
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"X", float, -3> X;

}  // namespace test
