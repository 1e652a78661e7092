// The half of a program that is compiled with exceptions. Both halves make the same calls, so each
// inline function of hone's is there twice, and the linker keeps one.
#include <string_view>
#include <vector>

#include "check.hpp"
#include "scale.hpp"

using namespace scale;

/// The action throws this UserError.
template <class Action>
void throws(const Action& action, std::string_view text) {
  try {
    action();
    check(false, "something is thrown");
  } catch (const UserError& error) {
    check(error.what() == text, error.what());
  }
}

int main() {
  const Scale kernel = autotune(program, {.max_trials = 2});
  const std::vector<float> in(9, 3);
  std::vector<float> out(8, -1);
  throws([&] { kernel(x = in, y = out); }, "argument y: dimension 0 is 8, but y(9) needs 9");
  throws([&] { kernel.bind(x = in, y = out); }, "argument y: dimension 0 is 8, but y(9) needs 9");
  throws([&] { kernel.try_call(x = in, y = out).value(); },
         "argument y: dimension 0 is 8, but y(9) needs 9");
  throws([] { autotune(program, {.threads = -1}); },
         "threads = -1: give a positive number, or 0 for all cores");
  throws([] { require(false, "extent ", 0); }, "extent 0");
  check(works_without_exceptions(kernel), "the other file");
  check(out == std::vector<float>(8, -1), "a refused call writes nothing");
  return failures;
}
