// expect: wrong number of arguments of a function
#include <hone/dsl.hpp>
#include <hone/op/scalar_op.hpp>

namespace test {

using namespace hone;
inline constexpr ScalarOp cube{.name = "cube", .arity = 1};
constexpr Index<"i"> i;
constexpr Input<"X", float, 32> X;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = apply<cube>(X(i), X(i));

}  // namespace test
