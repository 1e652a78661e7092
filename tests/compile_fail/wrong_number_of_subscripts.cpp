// expect: wrong number of subscripts
#include <hone/dsl.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, "M", 768> A;
constexpr Input<"B", float, 768, 3072> B;
constexpr Output<"C", float, "M", 3072> C;
constexpr auto program = C(i, j) = sum(k, A(i) * B(k, j));

}  // namespace test
