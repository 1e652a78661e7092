#include <hone/measure/timing.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <ctime>
#include <span>
#include <vector>

using namespace hone;

namespace {

// data[0] counts the calls, strides[0] says how long one takes.
std::int32_t kernel(void* const* data, const std::int64_t* strides, const Context*) {
  ++*static_cast<std::int64_t*>(data[0]);
  volatile std::int64_t work = 0;
  for (std::int64_t n = 0; n < strides[0]; ++n) work = work + n;
  return 0;
}

// Takes strides[0] milliseconds.
std::int32_t sleeper(void* const* data, const std::int64_t* strides, const Context*) {
  ++*static_cast<std::int64_t*>(data[0]);
  const timespec time{0, strides[0] * 1'000'000};
  nanosleep(&time, nullptr);
  return 0;
}

std::int32_t refuses(void* const*, const std::int64_t*, const Context*) { return 5; }

struct Counted {
  std::int64_t calls = 0;
  TimedCall operator()(KernelFunction function, std::int64_t length) {
    return {{.function = function}, {{&calls}, {length}}};
  }
};

}  // namespace

TEST_CASE("a short kernel is called many times per epoch, in blocks of epochs") {
  Counted counted;
  const TimedCall call = counted(&kernel, 100);
  const Timing timing = time_kernel(call.kernel, call.arguments, {.budget_seconds = 100});
  CHECK(timing.code == 0);
  CHECK_FALSE(timing.aborted);
  CHECK(timing.seconds > 0);
  CHECK(timing.spread >= 0);
  CHECK(timing.ratio == 1);
  CHECK(timing.epochs == 16);
  CHECK(counted.calls > 160);
}

TEST_CASE("a long kernel is called once per epoch") {
  Counted counted;
  const TimedCall call = counted(&sleeper, 25);
  const Timing timing = time_kernel(
      call.kernel, call.arguments,
      {.blocks = 2, .epochs_per_block = 3, .budget_seconds = 100, .incumbent_seconds = 0});
  CHECK(timing.epochs == 6);
  CHECK(counted.calls == 1 + 6 + (timing.disturbed < 3 ? timing.disturbed : 3));
  CHECK(timing.seconds >= 0.025);
}

TEST_CASE("without budget there is still one epoch") {
  Counted counted;
  const TimedCall call = counted(&sleeper, 25);
  const Timing timing = time_kernel(call.kernel, call.arguments, {.budget_seconds = 0});
  CHECK(timing.epochs == 1);
  CHECK(timing.seconds >= 0.025);
}

TEST_CASE("a kernel that is clearly slower than the best is given up after one call") {
  Counted counted;
  const TimedCall call = counted(&sleeper, 60);
  const Timing timing = time_kernel(call.kernel, call.arguments, {.incumbent_seconds = 0.005});
  CHECK(timing.aborted);
  CHECK(timing.seconds >= 0.06);
  CHECK(timing.epochs == 0);
  CHECK(counted.calls == 1);
}

TEST_CASE("a kernel is hopeless if it takes ten times as long and 50 ms at least") {
  CHECK(detail::is_hopeless(0.06, {.incumbent_seconds = 0.005}));
  CHECK_FALSE(detail::is_hopeless(0.06, {.incumbent_seconds = 0.007}));
  CHECK_FALSE(detail::is_hopeless(0.04, {.incumbent_seconds = 0.001}));
  CHECK_FALSE(detail::is_hopeless(100, {}));
}

TEST_CASE("a kernel that refuses is not timed") {
  const Timing timing = time_kernel({.function = &refuses}, {});
  CHECK(timing.code == 5);
  CHECK(timing.epochs == 0);
}

TEST_CASE("kernels that are compared run interleaved, each with its own number of calls") {
  Counted first, second, third;
  const std::vector<TimedCall> calls = {first(&kernel, 100), second(&refuses, 1),
                                        third(&sleeper, 25)};
  const std::vector<Timing> timings =
      time_interleaved(calls, {.blocks = 2, .epochs_per_block = 2, .budget_seconds = 100});
  REQUIRE(timings.size() == 3);
  CHECK(timings[0].epochs == 4);
  CHECK(timings[1].code == 5);
  CHECK(timings[2].epochs == 4);
  CHECK(timings[0].ratio == 1);
  CHECK(timings[2].ratio > 1);
  CHECK(first.calls > third.calls);
}

TEST_CASE("nothing to time takes no time") {
  CHECK(time_interleaved({}).empty());
}

TEST_CASE("the median of an even number of values lies between the middle two") {
  CHECK(detail::median({3, 1, 2}) == 2);
  CHECK(detail::median({4, 1, 2, 3}) == 2.5);
  CHECK(detail::median({}) == 0);
}
