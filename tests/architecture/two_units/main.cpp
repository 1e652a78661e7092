// Two translation units of one program include all of hone: nothing is defined twice, and what one
// throws the other catches.
#include <hone/hone.hpp>

#include <cstdio>
#include <string_view>

void throw_user_error();

int main() {
  try {
    throw_user_error();
  } catch (const hone::UserError& error) {
    return std::string_view(error.what()) == "from the other unit" ? 0 : 1;
  }
  std::puts("nothing was thrown");
  return 1;
}
