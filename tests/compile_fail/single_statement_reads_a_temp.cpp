// expect: temp never written
#include <hone/dsl.hpp>
#include <hone/dsl/signature.hpp>

namespace test {

using namespace hone;
constexpr Index<"i"> i;
constexpr Temp<"T", float, 32> T;
constexpr Output<"Y", float, 32> Y;
constexpr auto program = Y(i) = T(i);
using Arguments = signature_of<std::remove_const_t<decltype(program)>>;

}  // namespace test
