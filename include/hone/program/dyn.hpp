// program/dyn.hpp
// Programs that are only known at run time: for importers, fuzzers and benchmarks.
//
//   dyn::Builder b;
//   const auto A = b.input("A", DType::f32, {"M", 768});
//   const auto y = b.output("y", DType::f32, {"M"});
//   const dyn::Index i("i"), k("k");
//   b.stage(y(i), sum({k}, A(i, k)));
//   const Program program = b.finish();
//
// A mistake is a UserError where it is made; what finish gives is whole.
#pragma once

#include <hone/program/dyn_functions.hpp>
#include <hone/program/dyn_subscript.hpp>
#include <hone/support/place.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <source_location>
#include <string>
#include <utility>
#include <vector>

namespace hone::dyn {

/// One element of a tensor: an expression, and the left side of a stage.
struct Access : Expr {
  PlaceholderRef tensor;
  std::vector<Subscript> subscripts;
};

/// An element of an input as a subscript. A call looks at all elements of that input first and is
/// refused, before anything is written, if one lies outside the tensor.
inline DataSubscript checked(const Access& element) {
  require(element.tensor->role == Role::input, "checked(", ir::to_string(element.value), "): ",
          element.tensor->name, " is no input, so a call cannot look at it before it runs; use ",
          "clamped");
  DataSubscript subscript = clamped(element);
  subscript.checked_input = element.tensor->name;
  return subscript;
}

namespace detail {

inline std::string to_text(const std::string& tensor, const std::vector<Subscript>& subscripts) {
  std::string text = tensor + "(";
  for (std::size_t d = 0; d < subscripts.size(); ++d) {
    text += (d == 0 ? "" : ", ") + subscript_text(subscripts[d]);
  }
  return text + ")";
}

/// Notes what the data of a subscript says.
inline void add_data(Access& access, std::size_t dim, const DataSubscript& data) {
  const Expr& value = data.value;
  for (const IndexUse& use : value.indices) add_use(access.indices, use);
  for (const PlaceholderRef& tensor : value.tensors) add_tensor(access.tensors, tensor);
  access.reads.insert(access.reads.end(), value.reads.begin(), value.reads.end());
  access.checked.insert(access.checked.end(), value.checked.begin(), value.checked.end());
  if (data.checked_input.empty()) return;
  access.checked.push_back({data.checked_input, access.tensor->name, dim, {}});
}

/// Notes what dimension `dim` says about the indices of its subscript.
inline void add_subscript(Access& access, std::size_t dim, bool may_be_outside) {
  if (const auto& data = access.subscripts[dim].data) return add_data(access, dim, *data);
  const Affine& subscript = access.subscripts[dim].affine;
  const Extent& extent = access.tensor->shape[dim];
  const std::string* alone = subscript.alone();
  for (const Affine::Term& term : subscript.terms) {
    IndexUse use{term.index, false, {}, access.tensor->name, dim};
    if (alone) use.extent = extent;
    add_use(access.indices, use);
  }
  if (alone || may_be_outside || !extent.is_static()) return;
  const std::int64_t c = subscript.constant;
  access.reads.push_back({access.tensor, dim, to_text(subscript), c, c, subscript.terms});
}

inline Access access(const PlaceholderRef& tensor, std::vector<Subscript> subscripts,
                     ir::Boundary boundary) {
  require(tensor != nullptr, "a tensor that no builder made; use what input, output or temp gave");
  require(subscripts.size() == tensor->shape.size(), to_text(tensor->name, subscripts), ": ",
          tensor->name, " has ", tensor->shape.size(), " dimensions, not ", subscripts.size(),
          "; give one subscript for each");
  for (const Subscript& subscript : subscripts) check_range(subscript.affine, tensor->name);
  Access out;
  out.tensor = tensor;
  out.tensors = {tensor};
  out.subscripts = std::move(subscripts);
  std::vector<ir::Expr> indices;
  for (std::size_t d = 0; d < out.subscripts.size(); ++d) {
    indices.push_back(to_ir(out.subscripts[d], tensor->shape[d]));
    add_subscript(out, d, boundary == ir::Boundary::zero);
  }
  out.value = ir::load({tensor->dtype, 1}, tensor->name, std::move(indices), boundary);
  return out;
}

}  // namespace detail

/// A handle to a tensor of a Builder; cheap to copy.
struct Tensor {
  PlaceholderRef placeholder;

  template <class... Subscripts>
  Access operator()(const Subscripts&... subscripts) const {
    return at({Subscript(subscripts)...});
  }
  Access at(std::vector<Subscript> subscripts) const {
    return detail::access(placeholder, std::move(subscripts), ir::Boundary::none);
  }
};

/// A tensor whose elements outside are 0.
struct ZeroPadded {
  PlaceholderRef placeholder;

  template <class... Subscripts>
  Expr operator()(const Subscripts&... subscripts) const {
    return at({Subscript(subscripts)...});
  }
  Expr at(std::vector<Subscript> subscripts) const {
    return detail::access(placeholder, std::move(subscripts), ir::Boundary::zero);
  }
};

inline ZeroPadded zero_pad(const Tensor& tensor) { return {tensor.placeholder}; }

/// Collects tensors and stages. Every method throws UserError on a mistake.
class Builder {
 public:
  Tensor input(std::string name, DType dtype, std::vector<Extent> shape) {
    return declare({std::move(name), dtype, std::move(shape), Role::input});
  }
  /// An input that is the same in many calls: see DynKernel::prepare.
  Tensor constant(std::string name, DType dtype, std::vector<Extent> shape) {
    return declare({std::move(name), dtype, std::move(shape), Role::input, true});
  }
  Tensor output(std::string name, DType dtype, std::vector<Extent> shape) {
    return declare({std::move(name), dtype, std::move(shape), Role::output});
  }
  Tensor temp(std::string name, DType dtype, std::vector<Extent> shape) {
    return declare({std::move(name), dtype, std::move(shape), Role::temp});
  }
  Index index(std::string name) const { return Index(std::move(name)); }

  /// `target` = `value` for all values of the indices; `where` is the place in the source, if it
  /// is another one than that of the call.
  void stage(const Access& target, const Operand& value,
             const Place& where = std::source_location::current());

  /// `target` += `value`: what the output holds before a call is added to. Old values belong to the
  /// program as the input "<name>.before"; a call passes one array for both.
  void accumulate(const Access& target, const Operand& value,
                  const Place& where = std::source_location::current());

  /// The program of all stages so far. Its placeholders are those that the stages use.
  Program finish() const {
    require(!program_.stages.empty(), "a program without a stage; add one with stage(...)");
    return program_;
  }

 private:
  Tensor declare(Placeholder placeholder);
  std::vector<Axis> left_side(const Access& target, AtPlace at) const;
  void check_indices(const Access& target, const Expr& value, AtPlace at) const;
  void check_tensors(const Access& target, const Expr& value, AtPlace at) const;
  void use(const PlaceholderRef& tensor);
  bool is_written(const std::string& name) const;

  std::vector<PlaceholderRef> declared_;
  Program program_;
};

inline Tensor Builder::declare(Placeholder placeholder) {
  require(!placeholder.name.empty(), "a tensor needs a name");
  for (const PlaceholderRef& other : declared_) {
    require(other->name != placeholder.name, "two tensors have the name ", placeholder.name,
            "; names are unique within a program");
  }
  for (std::size_t d = 0; d < placeholder.shape.size(); ++d) {
    const Extent& extent = placeholder.shape[d];
    require(!extent.is_static() || extent.value > 0, "dimension ", d, " of ", placeholder.name,
            " has the extent ", extent.value, "; an extent is at least 1");
  }
  declared_.push_back(std::make_shared<const Placeholder>(std::move(placeholder)));
  return {declared_.back()};
}

inline bool Builder::is_written(const std::string& name) const {
  return std::any_of(program_.stages.begin(), program_.stages.end(),
                     [&](const Stage& stage) { return stage.tensor == name; });
}

/// One axis per dimension; the left side takes distinct indices only.
inline std::vector<Axis> Builder::left_side(const Access& target, AtPlace at) const {
  const std::string text = detail::to_text(target.tensor->name, target.subscripts);
  require(target.tensor->role != Role::input, text, " = ...: ", target.tensor->name,
          " is an input; declare it as output or temp", at);
  std::vector<Axis> axes;
  for (std::size_t d = 0; d < target.subscripts.size(); ++d) {
    const std::string* index = target.subscripts[d].alone();
    require(index != nullptr, text, " = ...: the left side takes indices only, but subscript ", d,
            " is ", detail::subscript_text(target.subscripts[d]), at);
    for (const Axis& axis : axes) {
      require(axis.name != *index, text, " = ...: index ", *index,
              " is twice on the left; a stage "
              "writes each element once", at);
    }
    axes.push_back({*index, target.tensor->shape[d]});
  }
  return axes;
}

/// All free indices are on the left, extents agree, and no read runs outside.
inline void Builder::check_indices(const Access& target, const Expr& value, AtPlace at) const {
  const std::string text = detail::to_text(target.tensor->name, target.subscripts);
  std::vector<detail::IndexUse> uses = target.indices;
  for (const detail::IndexUse& use : value.indices) {
    const bool on_the_left = std::any_of(uses.begin(), uses.end(),
                                         [&](const auto& left) { return left.name == use.name; });
    require(use.is_summed || on_the_left, text, " = ...: index ", use.name,
            " is free on the right and missing on the left; write it there, or sum over it", at);
    if (on_the_left) detail::add_use(uses, use, at);
  }
  std::vector<detail::OpenRead> reads = value.reads;
  for (const detail::IndexUse& use : uses) detail::close_reads(reads, use.name, *use.extent);
  for (const detail::OpenRead& read : reads) {
    const Extent& extent = read.tensor->shape[read.dim];
    require(read.lowest >= 0 && read.highest < extent.value, "subscript ", read.text,
            " of dimension ", read.dim, " of ", read.tensor->name, " runs from ", read.lowest,
            " to ", read.highest, ", outside 0 to ", extent.value - 1,
            "; use zero_pad or smaller offsets", at);
  }
}

/// Every tensor belongs to this builder and is written before it is read, and once.
inline void Builder::check_tensors(const Access& target, const Expr& value, AtPlace at) const {
  const auto is_mine = [this](const PlaceholderRef& tensor) {
    return std::find(declared_.begin(), declared_.end(), tensor) != declared_.end();
  };
  for (const PlaceholderRef& tensor : value.tensors) {
    require(is_mine(tensor), "tensor ", tensor->name, " was made by another builder", at);
    require(tensor->role == Role::input || is_written(tensor->name), "the stage of ",
            target.tensor->name, " reads ", tensor->name, ", which no earlier stage writes", at);
  }
  require(is_mine(target.tensor), "tensor ", target.tensor->name, " was made by another builder",
          at);
  require(!is_written(target.tensor->name), "two stages write ", target.tensor->name,
          "; give each its own output or temp", at);
}

inline void Builder::use(const PlaceholderRef& tensor) {
  if (!program_.find(tensor->name)) program_.placeholders.push_back(*tensor);
}

inline void Builder::stage(const Access& target, const Operand& value, const Place& where) {
  const DType type = target.tensor->dtype;
  const Expr right = detail::as_expr(value, type);
  std::vector<Axis> axes = left_side(target, where.at());
  check_tensors(target, right, where.at());
  check_indices(target, right, where.at());
  require(right.dtype() == type, detail::to_text(target.tensor->name, target.subscripts),
          " = ...: the tensor holds ", name_of(type), ", the value is ", name_of(right.dtype()),
          "; convert it with cast", where.at());
  for (const PlaceholderRef& tensor : right.tensors) use(tensor);
  for (const CheckedSubscript& check : right.checked) {
    const auto& known = program_.checked;
    const bool is_new = std::find(known.begin(), known.end(), check) == known.end();
    if (!is_new) continue;
    program_.checked.push_back(check);
    program_.checked.back().where = where.text();
  }
  use(target.tensor);
  program_.stages.push_back(
      {target.tensor->name, std::move(axes), right.value, {}, where.text()});
}

inline void Builder::accumulate(const Access& target, const Operand& value, const Place& where) {
  const Placeholder& output = *target.tensor;
  require(output.role == Role::output, detail::to_text(output.name, target.subscripts),
          " += ...: ", output.name, " is no output; only what the caller owns has a value before",
          where.at());
  require(!is_written(output.name), "two stages write ", output.name,
          "; give each its own output or temp", where.at());
  left_side(target, where.at());
  const Tensor before = declare({concat(output.name, ".before"), output.dtype, output.shape,
                                 Role::input, false, output.name});
  stage(target, before.at(target.subscripts) + value, where);
}

}  // namespace hone::dyn
