#include <hone/measure/trial_batch.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <cstdint>
#include <ctime>
#include <new>
#include <vector>

namespace trial_batch_test {
using namespace hone;

inline std::int32_t quick(void* const*, const std::int64_t*, const Context*) { return 0; }
inline std::int32_t faults(void* const*, const std::int64_t*, const Context*) {
  std::raise(SIGSEGV);
  return 0;
}
inline std::int32_t illegal(void* const*, const std::int64_t*, const Context*) {
  std::raise(SIGILL);
  return 0;
}
inline std::int32_t refuses(void* const*, const std::int64_t*, const Context*) { return 3; }
inline std::int32_t never_ends(void* const*, const std::int64_t*, const Context*) {
  for (;;) {
    const timespec long_time{60, 0};
    nanosleep(&long_time, nullptr);
  }
}

inline TrialKernel kernel_of(KernelFunction function) {
  return {{{function, 0, 0, 1}, {}}, {}, {}};
}

inline std::vector<TrialResult> results_of(const std::vector<KernelFunction>& functions,
                                           double incumbent) {
  std::vector<TrialKernel> kernels;
  for (const KernelFunction function : functions) kernels.push_back(kernel_of(function));
  std::vector<const TrialKernel*> pointers;
  for (const TrialKernel& kernel : kernels) pointers.push_back(&kernel);
  return time_batch(pointers, {}, incumbent);
}

TEST_CASE("a kernel that dies costs its own trial and no other") {
  const auto results = results_of({quick, faults, quick, illegal, refuses, quick}, 0);
  REQUIRE(results.size() == 6);
  CHECK(results[0].kind == RecordKind::measured);
  CHECK(results[1].kind == RecordKind::crash);
  CHECK(results[2].kind == RecordKind::measured);
  CHECK(results[2].seconds > 0);
  CHECK(results[3].kind == RecordKind::illegal_instruction);
  CHECK(results[4].kind == RecordKind::crash);
  CHECK(results[5].kind == RecordKind::measured);
}

TEST_CASE("a kernel that never ends is given up, and the rest goes on") {
  const auto results = results_of({never_ends, quick}, 1e-6);
  REQUIRE(results.size() == 2);
  CHECK(results[0].kind == RecordKind::timeout);
  CHECK(results[1].kind == RecordKind::measured);
}

inline std::int32_t throws(void* const*, const std::int64_t*, const Context*) {
  throw std::bad_alloc();
}
inline std::int32_t is_killed(void* const*, const std::int64_t*, const Context*) {
  std::raise(SIGKILL);
  return 0;
}

TEST_CASE("what others did to the child is not called a crash") {
  const auto results = results_of({throws, is_killed, quick}, 0);
  REQUIRE(results.size() == 3);
  CHECK(results[0].kind == RecordKind::out_of_memory);
  CHECK(results[1].kind == RecordKind::timeout);
  CHECK(results[2].kind == RecordKind::measured);
}

TEST_CASE("an empty batch has no results") { CHECK(results_of({}, 0).empty()); }

}  // namespace trial_batch_test
