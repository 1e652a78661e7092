// The half of a program that is compiled without exceptions.
#include <vector>

#include "check.hpp"
#include "scale.hpp"

#ifdef __cpp_exceptions
#error "this is about a file without exceptions"
#endif

using namespace scale;

bool works_without_exceptions(const Scale& kernel) {
  const std::vector<float> in(9, 3);
  std::vector<float> out(8, -1);
  const char* const text = "argument y: dimension 0 is 8, but y(9) needs 9";
  refused(kernel.try_call(x = in, y = out), text);
  refused(kernel.try_bind(x = in, y = out), text);
  refused(try_autotune(program, {.threads = -1}),
          "threads = -1: give a positive number, or 0 for all cores");
  aborts([&] { kernel(x = in, y = out); }, text);
  aborts([&] { kernel.bind(x = in, y = out); }, text);
  aborts([&] { kernel.try_call(x = in, y = out).value(); }, text);
  aborts([] { autotune(program, {.threads = -1}); },
         "threads = -1: give a positive number, or 0 for all cores");
  out.resize(9);
  const result<Scale> own = try_autotune(program, {.max_trials = 2});
  check(own && own->try_call(x = in, y = out), "a call");
  return failures == 0 && out == std::vector<float>(9, 6);
}
