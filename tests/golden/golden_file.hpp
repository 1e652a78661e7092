// tests/golden/golden_file.hpp
// A text compared with a file of this folder. UPDATE_GOLDEN=1 writes the file; look at the
// difference before you keep it.
#pragma once

#include <hone/support/error.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace hone::test {

/// The first line that differs, as both have it; empty if none does.
inline std::string first_difference(const std::string& got, const std::string& want) {
  std::istringstream a(got);
  std::istringstream b(want);
  std::string x;
  std::string y;
  for (int line = 1;; ++line) {
    const bool more = static_cast<bool>(std::getline(a, x));
    if (more != static_cast<bool>(std::getline(b, y)) || (more && x != y)) {
      return concat("line ", line, ":\n  printed  ", x, "\n  expected ", y);
    }
    if (!more) return {};
  }
}

/// How the text differs from tests/golden/<file>; empty if it does not.
inline std::string differs(const std::string& file, const std::string& text) {
  const std::string path = std::string(HONE_SOURCE_DIR) + "/tests/golden/" + file;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
    return {};
  }
  std::ifstream golden(path);
  if (!golden) return "there is no " + path + "; UPDATE_GOLDEN=1 writes it";
  std::stringstream want;
  want << golden.rdbuf();
  return first_difference(text, want.str());
}

}  // namespace hone::test
