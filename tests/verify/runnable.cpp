#include <hone/verify/runnable.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace hone;

TEST_CASE("a kernel gets its arguments, its workspace and its threads, and its code comes back") {
  const auto kernel = [](void* const* data, const std::int64_t* strides, const Context* context) {
    auto* const seen = static_cast<std::int64_t*>(data[0]);
    seen[0] = strides[1];
    seen[1] = context->workers;
    seen[2] = reinterpret_cast<std::intptr_t>(context->workspace) % 64;
    for (int byte = 0; byte < 100 + 3 * 10; ++byte) context->workspace[byte] = std::byte{1};
    return std::int32_t{7};
  };
  std::int64_t seen[3] = {};
  CHECK(run({kernel, 100, 10, 3}, {{seen}, {5, 6}}) == 7);
  CHECK(seen[0] == 6);
  CHECK(seen[1] == 3);
  CHECK(seen[2] == 0);
}

TEST_CASE("a kernel without scratch memory gets none") {
  const auto kernel = [](void* const*, const std::int64_t*, const Context* context) {
    return std::int32_t{context->workspace == nullptr ? 0 : 1};
  };
  CHECK(run({.function = kernel}, {}) == 0);
}
