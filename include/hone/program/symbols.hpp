// program/symbols.hpp
// The values of a program's symbolic extents: what `.shapes = {{"M", 128}}` means for it.
//
// Both readers of a program start here, task/build_dag (which makes it concrete) and
// program/evaluate (which computes its elements), so that both refuse the same requests. After
// construction every symbol of the program has exactly one positive value.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <hone/ir/visit.hpp>
#include <hone/program/program.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

namespace hone {

namespace detail {

/// Calls see(extent, what) for every extent of the program; `what` is the tensor or statement.
template <class See>
void for_each_extent(const Program& program, const See& see) {
  for (const Placeholder& tensor : program.placeholders) {
    for (const Extent& extent : tensor.shape) see(extent, tensor.name);
  }
  for (const Stage& stage : program.stages) {
    for (const Axis& axis : stage.axes) see(axis.extent, stage.tensor);
    if (!stage.body) continue;
    ir::visit_preorder(stage.body, [&](const ir::Expr& e) {
      const ir::Reduce* reduce = e.as<ir::Reduce>();
      if (!reduce) return;
      for (const Axis& axis : reduce->axes) see(axis.extent, stage.tensor);
    });
  }
}

}  // namespace detail

/// The names of the program's symbolic extents, in order of first use.
inline std::vector<std::string> symbols_of(const Program& program) {
  std::vector<std::string> names;
  detail::for_each_extent(program, [&](const Extent& extent, const std::string&) {
    if (extent.is_static()) return;
    if (std::find(names.begin(), names.end(), extent.symbol) != names.end()) return;
    names.push_back(extent.symbol);
  });
  return names;
}

/// More bytes than a process can address (47 bits on every machine of today).
inline constexpr std::int64_t most_bytes = std::int64_t{1} << 47;

class SymbolValues {
 public:
  /// UserError if a name is unknown, a symbol has no value or two, any extent is not positive, or a
  /// tensor is larger than memory can be.
  SymbolValues(const Program& program, const std::vector<ShapeValue>& shapes)
      : SymbolValues(program, shapes, 1) {}

  /// The same, with symbols that may be 0: there is then nothing to loop over.
  static SymbolValues with_empty(const Program& program, const std::vector<ShapeValue>& shapes) {
    return SymbolValues(program, shapes, 0);
  }

  std::int64_t value(const Extent& extent) const {
    return extent.is_static() ? extent.value : *find(extent.symbol);
  }

  std::vector<std::int64_t> values(const std::vector<Extent>& shape) const {
    std::vector<std::int64_t> numbers;
    for (const Extent& extent : shape) numbers.push_back(value(extent));
    return numbers;
  }

  /// The value of a symbol, or nullptr if the program has no symbol of that name.
  const std::int64_t* find(std::string_view symbol) const {
    for (const ShapeValue& known : values_) {
      if (known.symbol == symbol) return &known.value;
    }
    return nullptr;
  }

 private:
  SymbolValues(const Program& program, const std::vector<ShapeValue>& shapes, std::int64_t least)
      : least_(least) {
    const std::vector<std::string> names = symbols_of(program);
    for (const ShapeValue& shape : shapes) add(shape, names);
    detail::for_each_extent(program, [&](const Extent& extent, const std::string& user) {
      require(!extent.is_static() || extent.value > 0, "an extent of ", user, " is ", extent.value,
              ", but extents must be positive");
      require(extent.is_static() || find(extent.symbol), "the extent ", extent.symbol, " of ", user,
              " has no value; give one in shapes, for instance {\"", extent.symbol, "\", 128}");
    });
    for (const Placeholder& tensor : program.placeholders) check_size(tensor);
  }

  void check_size(const Placeholder& tensor) const {
    auto room = most_bytes / static_cast<std::int64_t>(size_of(tensor.dtype));
    for (const std::int64_t extent : values(tensor.shape)) {
      room /= std::max<std::int64_t>(extent, 1);
    }
    if (room > 0) return;
    std::vector<std::string> extents;
    for (const std::int64_t extent : values(tensor.shape)) extents.push_back(concat(extent));
    fail<UserError>("the extents of ", tensor.name, ", (", join(extents, ", "),
                    "), are more than memory can hold");
  }

  void add(const ShapeValue& shape, const std::vector<std::string>& names) {
    require(!names.empty(), "shapes: ", shape.symbol,
            " is unknown, because all extents of this program are numbers");
    require(std::find(names.begin(), names.end(), shape.symbol) != names.end(), "shapes: ",
            shape.symbol, " is unknown; the symbolic extents of this program are ",
            join(names, ", "));
    require(shape.value >= least_, "shapes: ", shape.symbol, " = ", shape.value,
            ", but extents must be positive");
    const std::int64_t* old = find(shape.symbol);
    require(!old || *old == shape.value, "shapes: ", shape.symbol, " is given twice, as ",
            old ? *old : 0, " and as ", shape.value, "; give it once");
    if (!old) values_.push_back(shape);
  }

  std::int64_t least_;  // value of a symbol
  std::vector<ShapeValue> values_;
};

}  // namespace hone
