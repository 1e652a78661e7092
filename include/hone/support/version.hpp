// support/version.hpp
// The version of this library. CMakeLists.txt reads it from here.
//
// Stored schedules hold for one version only: steps, or the checks that they passed, may mean
// something else in the next.
#pragma once

#include <string_view>

namespace hone {

inline constexpr std::string_view version = "0.1.0";

}  // namespace hone
