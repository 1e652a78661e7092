// expect: in a text a tensor takes square brackets
#include <hone/dsl.hpp>
#include <hone/dsl/literal.hpp>

namespace test {

using namespace hone;
using namespace hone::literals;
constexpr Input<"A", float, "M", 768> A;
constexpr Input<"B", float, 768, 3072> B;
constexpr Input<"D", double, 3072> D;
constexpr Input<"bias", float, 3072> bias;
constexpr Output<"C", float, "M", 3072> C;
constexpr auto program = "C[i,j] = sum[k](A(i,k) * B[k,j])"_hone(A, B, C);

}  // namespace test
