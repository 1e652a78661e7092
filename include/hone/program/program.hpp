// program/program.hpp
// A program at run time: its tensors and its statements, in order.
//
//   Program = placeholders + stages
//   Stage   = tensor(axes...) = body          one assignment; the body may hold reductions
//
// Made by dsl/ (from a compile-time expression) and by hone::dyn (at run time). Everything here may
// still be symbolic in its extents; task/ makes it concrete.
#pragma once

#include <hone/ir/expr.hpp>
#include <hone/program/shape_value.hpp>
#include <hone/program/subscript_data.hpp>
#include <hone/support/place.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

enum class Role : std::uint8_t { input, output, temp };

struct Placeholder {
  std::string name;
  DType dtype = DType::f32;
  std::vector<Extent> shape;  // row-major, outermost first; empty for a scalar tensor
  Role role = Role::input;
  bool is_constant = false;   // an input that a prepared kernel is given once, ahead of its calls
  std::string before_of = {};  // an input that is what the output of this name held before the call
};

/// Facts about a stage that the search may use; none has a meaning for the result.
struct StageAttrs {
  std::vector<std::string> simplify_const_axes;  // Winograd's constant matrices
};

struct Stage {
  std::string tensor;
  std::vector<Axis> axes;  // the subscripts on the left; axes[d] runs over dimension d
  ir::Expr body;           // variables are the axes and the axes of its reductions
  StageAttrs attrs;
  std::string where;       // file:line of the statement, or empty

  AtPlace at() const { return {where}; }
};

enum class FloatMode : std::uint8_t { reassociate, strict };

struct Program {
  std::vector<Placeholder> placeholders;  // in order of first use; the kernel's signature
  std::vector<Stage> stages;              // producers before consumers
  FloatMode float_mode = FloatMode::reassociate;
  std::vector<CheckedSubscript> checked;  // what a call looks at before it runs

  const Placeholder* find(std::string_view name) const {
    for (const Placeholder& p : placeholders) {
      if (p.name == name) return &p;
    }
    return nullptr;
  }
};

}  // namespace hone
