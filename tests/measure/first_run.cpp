#include <hone/measure/first_run.hpp>

#include <doctest/doctest.h>

#include <csignal>

namespace first_run_test {
using namespace hone;

std::int32_t write_one(void* const* data, const std::int64_t*, const Context*) {
  *static_cast<float*>(data[0]) = 1;
  return 0;
}
std::int32_t fault(void* const*, const std::int64_t*, const Context*) { return raise(SIGSEGV); }
std::int32_t trap(void* const*, const std::int64_t*, const Context*) { return raise(SIGILL); }
std::int32_t refuse(void* const*, const std::int64_t*, const Context*) { return 7; }
std::int32_t hang(void* const*, const std::int64_t*, const Context*) {
  for (;;) pause();
}

RecordKind first_run_of(KernelFunction function, double seconds = 60) {
  float out = 0;
  const RecordKind kind = first_run({function, 0, 0, 1}, {{&out}, {1}}, seconds);
  CHECK(out == 0);  // the child has memory of its own
  return kind;
}

TEST_CASE("what a kernel does to its process costs a child") {
  CHECK(first_run_of(&write_one) == RecordKind::measured);
  CHECK(first_run_of(&fault) == RecordKind::crash);
  CHECK(first_run_of(&trap) == RecordKind::illegal_instruction);
  CHECK(first_run_of(&hang, 0.05) == RecordKind::timeout);
}

TEST_CASE("a kernel that refuses its call is a bug of ours") {
  CHECK_THROWS_WITH_AS(first_run_of(&refuse), "internal error in hone: a kernel returned 7",
                       InternalError);
}

}  // namespace first_run_test
