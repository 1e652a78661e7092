#include <hone/feature/feature_row.hpp>

#include <doctest/doctest.h>

TEST_CASE("slog makes steps of powers of two, keeps 0 and the sign") {
  CHECK(hone::slog(0) == 0);
  CHECK(hone::slog(1) == 1);
  CHECK(hone::slog(255) == 8);
  CHECK(hone::slog(-3) == -2);
  CHECK(hone::slog(1e30) == doctest::Approx(99.658));
}
