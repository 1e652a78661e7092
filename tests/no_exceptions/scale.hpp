// One program, used by a file with exceptions and one without.
#pragma once

#include <hone/hone.hpp>

namespace scale {
using namespace hone;
constexpr Index<"i"> i;
constexpr Input<"x", float, 9> x;
constexpr Output<"y", float, 9> y;
constexpr auto program = y(i) = 2 * x(i);
using Scale = Kernel<decltype(program)>;
}  // namespace scale

/// Defined in without.cpp.
bool works_without_exceptions(const scale::Scale& kernel);
