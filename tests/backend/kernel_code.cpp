#include <hone/backend/kernel_code.hpp>
#include <hone/runtime/thread_pool.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("printed text becomes a kernel that knows its workspace") {
  const LlvmText text{"define i32 @kernel(ptr %d, ptr %s, ptr %c) {\n  ret i32 7\n}\n", 64, 128};
  const BuiltKernel kernel = build_text(text, CpuTarget::host(), {});
  const Context context = serial_context();
  CHECK(kernel.function(nullptr, nullptr, &context) == 7);
  CHECK(kernel.shared_bytes == 64);
  CHECK(kernel.worker_bytes == 128);
}

TEST_CASE("text that LLVM refuses is a BackendError") {
  CHECK_THROWS_AS(build_text({"define nonsense", 0, 0}, CpuTarget::host(), {}), BackendError);
}
