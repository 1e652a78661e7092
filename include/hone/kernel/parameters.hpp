// kernel/parameters.hpp
// What a program takes from its caller: its placeholders without the temps and the old values of
// outputs, in the program's order, with the layout that the kernel was made for.
//
// Made once per kernel, so that a call compares numbers and looks nothing up.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/layout.hpp>
#include <hone/program/program.hpp>
#include <hone/program/symbols.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

struct Parameter {
  std::string name;
  DType dtype = DType::f32;
  bool is_output = false;
  bool is_constant = false;
  Layout layout = Layout::row_major;
  std::vector<Extent> shape;
  std::vector<std::size_t> symbols;  // symbols[d]: which symbol of the program, if shape[d] is one

  std::size_t rank() const { return shape.size(); }

  bool has_static_extents() const {
    return std::all_of(shape.begin(), shape.end(), [](const Extent& e) { return e.is_static(); });
  }

  /// As it was declared: A(M, 768).
  std::string declaration() const {
    std::vector<std::string> extents;
    for (const Extent& extent : shape) extents.push_back(to_string(extent));
    return concat(name, "(", join(extents, ", "), ")");
  }
};

class Parameters {
 public:
  /// `layouts` has one entry per parameter. UserError if a parameter has too many dimensions, or a
  /// symbolic extent is that of no parameter, because then no call can tell its value.
  Parameters(const Program& program, std::span<const Layout> layouts)
      : symbols_(symbols_of(program)) {
    std::vector<const Placeholder*> arguments;
    for (const Placeholder& tensor : program.placeholders) {
      if (tensor.role != Role::temp) arguments.push_back(&tensor);
    }
    for (std::size_t n = 0; n < arguments.size(); ++n) {
      if (arguments[n]->before_of.empty()) add(*arguments[n], layouts[n]);
    }
    for (const Placeholder* tensor : arguments) parameter_of_.push_back(find_for(*tensor));
    for (std::size_t s = 0; s < symbols_.size(); ++s) {
      require(is_known_from_a_call(s), "the extent ", symbols_[s], " is not one of ", names(),
              ", so a call cannot tell its value; make it a number");
    }
  }

  std::size_t size() const { return parameters_.size(); }
  const Parameter& operator[](std::size_t n) const { return parameters_[n]; }
  auto begin() const { return parameters_.begin(); }
  auto end() const { return parameters_.end(); }

  /// The program's symbols: hone::symbols_of.
  const std::vector<std::string>& symbols() const { return symbols_; }

  /// Dimensions of all parameters together: how many strides a kernel gets.
  std::size_t stride_count() const {
    std::size_t count = 0;
    for (const Parameter& parameter : parameters_) count += parameter.rank();
    return count;
  }

  /// For each argument of the kernel function the parameter that is passed for it. An output that
  /// is updated is passed for two: for what it held before, and for what it will hold.
  const std::vector<std::size_t>& parameter_of() const { return parameter_of_; }
  bool has_updates() const { return parameter_of_.size() != parameters_.size(); }

  /// "A, B, bias, C"
  std::string names() const {
    return names_where([](const Parameter&) { return true; });
  }

  template <class Condition>
  std::string names_where(Condition is_wanted) const {
    std::vector<std::string_view> list;
    for (const Parameter& parameter : parameters_) {
      if (is_wanted(parameter)) list.push_back(parameter.name);
    }
    return join(list, ", ");
  }

  /// Parameter `n` alone, with the same symbols.
  Parameters only(std::size_t n) const {
    Parameters one = *this;
    one.parameters_ = {parameters_[n]};
    return one;
  }

 private:
  void add(const Placeholder& tensor, Layout layout) {
    require(tensor.shape.size() <= max_rank, tensor.name, " has ", tensor.shape.size(),
            " dimensions; an argument of a kernel has at most ", max_rank);
    Parameter parameter{tensor.name, tensor.dtype, tensor.role != Role::input,
                        tensor.is_constant, layout, tensor.shape, {}};
    for (const Extent& extent : tensor.shape) {
      const auto found = std::find(symbols_.begin(), symbols_.end(), extent.symbol);
      parameter.symbols.push_back(static_cast<std::size_t>(found - symbols_.begin()));
    }
    parameters_.push_back(std::move(parameter));
  }

  std::size_t find_for(const Placeholder& tensor) const {
    const std::string& name = tensor.before_of.empty() ? tensor.name : tensor.before_of;
    std::size_t n = 0;
    while (n < parameters_.size() && parameters_[n].name != name) ++n;
    ensure(n < parameters_.size(), tensor.name, " is the old value of no output");
    return n;
  }

  bool is_known_from_a_call(std::size_t symbol) const {
    return std::any_of(begin(), end(), [&](const Parameter& parameter) {
      return std::count(parameter.symbols.begin(), parameter.symbols.end(), symbol) > 0;
    });
  }

  std::vector<std::string> symbols_;
  std::vector<Parameter> parameters_;
  std::vector<std::size_t> parameter_of_;
};

}  // namespace hone
