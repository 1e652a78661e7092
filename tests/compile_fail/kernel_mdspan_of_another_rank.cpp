// expect: wrong number of dimensions
#include <hone/dsl.hpp>
#include <hone/kernel/kernel.hpp>

#include <cstddef>

struct Mdspan {  // answers as std::mdspan does
  float* data;
  static constexpr std::size_t rank() { return 2; }
  std::size_t extent(std::size_t) const { return 2; }
  std::size_t stride(std::size_t d) const { return 2 - d; }
  float* data_handle() const { return data; }
};

using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"a", float, "N"> a;
constexpr Output<"c", float, "N"> c;
constexpr auto scale = c(i) = 2 * a(i);

void call(const Kernel<decltype(scale)>& kernel, const Mdspan& x, float (&y)[4]) {
  kernel(a = x, c = y);
}
