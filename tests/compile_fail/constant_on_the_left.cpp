// expect: nor a Constant
#include <hone/dsl.hpp>

using namespace hone;
constexpr Index<"i"> i;
constexpr Constant<"w", float, 8> w;
constexpr Input<"a", float, 8> a;
constexpr auto wrong = w(i) = a(i);
