#include <hone/kernel/named_argument.hpp>

#include <doctest/doctest.h>

#include <span>
#include <vector>

namespace named_argument_test {
using namespace hone;

TEST_CASE("a named argument refers to data of any kind, with the rank of its type") {
  std::vector<float> data(6);
  const NamedArgument range("A", data);
  CHECK(range.view.name == "A");
  CHECK(range.view.data == data.data());
  CHECK(range.view.form == ArgumentForm::run);
  CHECK(!range.view.is_const);
  const NamedArgument matrix("A", view(data.data(), {2, 3}));
  CHECK(matrix.view.rank == 2);
  CHECK(!matrix.is_owning_temporary);
}

TEST_CASE("a temporary that owns its elements is read-only; a view is not") {
  std::vector<float> data(6);
  const NamedArgument owner("A", std::vector<float>(6));
  CHECK(owner.is_owning_temporary);
  CHECK(owner.view.is_const);
  const NamedArgument span("A", std::span<float>(data));
  CHECK(!span.is_owning_temporary);
  CHECK(!span.view.is_const);
}

}  // namespace named_argument_test
