// expect: not a program
#include <hone/autotune.hpp>
#include <hone/dsl.hpp>

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, 8> a;

void tune() { autotune(sum(i, a(i))); }
