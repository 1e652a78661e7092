// program/evaluate.hpp
// The meaning of a program, element by element, in float64 with error bounds: what every kernel is
// measured against. Works on the statements as they were written; nothing that schedules or lowers
// is involved, so no bug there can hide in the reference.
//
//   Evaluator reference(program, {{"M", 128}}, {{"A", view_of_a}, {"B", view_of_b}});
//   const Approx c = reference.value("C", std::array<std::int64_t, 2>{3, 5});
//   agrees(c, kernel_result)       false: the kernel is wrong
//
// Elements of tensors that other statements read are remembered. One Evaluator is used by one
// thread; the inputs must stay as they are while it lives.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <hone/program/compile_element.hpp>
#include <hone/program/element_code.hpp>
#include <hone/program/element_memo.hpp>
#include <hone/program/error_bound.hpp>
#include <hone/program/program.hpp>
#include <hone/program/reduce_bound.hpp>
#include <hone/program/scan_memo.hpp>
#include <hone/program/symbols.hpp>
#include <hone/program/tensor_view.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

namespace hone {

class Evaluator {
 public:
  /// UserError if an input is missing or has another shape or element type than the program says,
  /// and where the program has no meaning. Symbols may be 0.
  Evaluator(const Program& program, const std::vector<ShapeValue>& shapes,
            const std::vector<NamedTensor>& inputs)
      : symbols_(SymbolValues::with_empty(program, shapes)) {
    for (const Placeholder& tensor : program.placeholders) {
      if (tensor.role == Role::input) add_input(tensor, inputs);
    }
    for (const Stage& stage : program.stages) add_stage(program, stage);
  }

  /// The element of `tensor` (an input, an output or a temporary) at `indices`.
  Approx value(std::string_view tensor, std::span<const std::int64_t> indices) {
    const std::size_t id = find(tensor);
    const ReadableTensor& readable = tensors_[id];
    require(indices.size() == readable.shape.size(), "evaluate: ", tensor, " has ",
            readable.shape.size(), " dimensions, but ", indices.size(), " indices are given");
    std::int64_t offset = 0;
    for (std::size_t d = 0; d < indices.size(); ++d) {
      require(indices[d] >= 0 && indices[d] < readable.shape[d], "evaluate: index ", d, " of ",
              tensor, " is ", indices[d], ", but the extent is ", readable.shape[d]);
      offset += indices[d] * readable.strides[d];
    }
    return element(id, offset);
  }

  const std::vector<std::int64_t>& shape(std::string_view tensor) const {
    return tensors_[find(tensor)].shape;
  }

 private:
  /// What computes a tensor's elements: memory or code.
  struct Source {
    TensorView view;
    ElementCode code;
    std::vector<std::int64_t> axes;  // current values of all slots
    std::optional<ElementMemo> memo;
    ScanMemo scans;
    bool is_input = false;
  };

  std::size_t find(std::string_view name) const {
    for (std::size_t n = 0; n < tensors_.size(); ++n) {
      if (tensors_[n].name == name) return n;
    }
    fail<UserError>("evaluate: there is no tensor ", name);
  }

  void add_input(const Placeholder& tensor, const std::vector<NamedTensor>& inputs) {
    const std::vector<std::int64_t> shape = symbols_.values(tensor.shape);
    const TensorView* view = nullptr;
    for (const NamedTensor& input : inputs) {
      if (input.name == tensor.name) view = &input.view;
    }
    require(view, "evaluate: the input ", tensor.name, " is missing");
    require(view->dtype == tensor.dtype, "evaluate: ", tensor.name, " has elements of type ",
            name_of(view->dtype), ", but the program says ", name_of(tensor.dtype));
    require(view->shape == shape, "evaluate: ", tensor.name, " has the shape ",
            text_of(view->shape), ", but the program says ", text_of(shape));
    tensors_.push_back({tensor.name, tensor.dtype, shape, view->strides});
    Source& source = sources_.emplace_back();
    source.view = *view;
    source.is_input = true;
  }

  static std::string text_of(const std::vector<std::int64_t>& shape) {
    std::vector<std::string> extents;
    for (const std::int64_t extent : shape) extents.push_back(std::to_string(extent));
    return concat("(", join(extents, ", "), ")");
  }

  void add_stage(const Program& program, const Stage& stage) {
    require(static_cast<bool>(stage.body), stage.tensor, " is assigned nothing");
    const Placeholder* tensor = program.find(stage.tensor);
    require(tensor, stage.tensor, " is assigned but not declared as an output or a temporary");
    Source source;
    source.code = compile_element(stage, tensors_, symbols_);
    source.axes.assign(static_cast<std::size_t>(source.code.slots), 0);
    for (const ReadCode& read : source.code.reads) remember(static_cast<std::size_t>(read.tensor));
    const std::vector<std::int64_t> shape = symbols_.values(tensor->shape);
    tensors_.push_back({stage.tensor, tensor->dtype, shape, dense_strides(shape)});
    sources_.push_back(std::move(source));
  }

  void remember(std::size_t id) {
    if (sources_[id].is_input || sources_[id].memo) return;
    std::int64_t elements = 1;
    for (const std::int64_t extent : tensors_[id].shape) elements *= extent;
    sources_[id].memo.emplace(elements);
  }

  Approx element(std::size_t id, std::int64_t offset) {
    Source& source = sources_[id];
    if (source.is_input) return input_element(source.view, offset);
    if (source.memo) {
      if (const Approx* known = source.memo->find(offset)) return *known;
    }
    std::int64_t rest = offset;
    for (std::size_t d = 0; d < tensors_[id].shape.size(); ++d) {
      source.axes[d] = rest / tensors_[id].strides[d];
      rest %= tensors_[id].strides[d];
    }
    run(source, 0, 1);
    const Approx result = source.code.registers[static_cast<std::size_t>(source.code.result.first)];
    if (source.memo) source.memo->set(offset, result);
    return result;
  }

  static Approx input_element(const TensorView& view, std::int64_t offset) {
    const ir::Value element = element_at(view, offset);
    return is_float(view.dtype) ? exact_real(element.real) : exact_integer(element.integer);
  }

  /// Runs a block for `lanes` points; its lane axis stands at the first of them.
  void run(Source& source, int block, int lanes) {
    const CodeBlock& code = source.code.blocks[static_cast<std::size_t>(block)];
    for (const Instruction& i : code.instructions) step(source, i, code.lane_slot, lanes);
  }

  static const Approx& in(const Source& source, Operand operand, int lane) {
    return source.code.registers[static_cast<std::size_t>(operand.first + lane * operand.step)];
  }

  void step(Source& source, const Instruction& i, int lane_slot, int lanes) {
    const auto each = [&](const auto& result_of) {
      Approx* result = &source.code.registers[static_cast<std::size_t>(i.result.first)];
      for (int lane = 0; lane < lanes; ++lane) result[lane] = result_of(lane);
    };
    const auto a = [&](int lane) -> const Approx& { return in(source, i.a, lane); };
    const auto b = [&](int lane) -> const Approx& { return in(source, i.b, lane); };
    const auto c = [&](int lane) -> const Approx& { return in(source, i.c, lane); };
    switch (i.kind) {
      case Instruction::Kind::slot:
        return each([&](int lane) {
          const std::int64_t first = source.axes[static_cast<std::size_t>(i.position)];
          return exact_integer(first + (i.position == lane_slot ? lane : 0));
        });
      case Instruction::Kind::unary:
        return each([&](int lane) { return approx_unary(i.unary, i.dtype, a(lane)); });
      case Instruction::Kind::binary:
        return each([&](int lane) { return approx_binary(i.binary, i.dtype, a(lane), b(lane)); });
      case Instruction::Kind::select:
        return each([&](int lane) { return approx_select(a(lane), b(lane), c(lane)); });
      case Instruction::Kind::cast:
        return each([&](int lane) { return approx_cast(i.to, i.dtype, a(lane)); });
      case Instruction::Kind::bitcast:
        return each([&](int lane) { return approx_bitcast(i.to, i.dtype, a(lane)); });
      case Instruction::Kind::call:
        return each([&](int lane) {
          const std::array<Approx, 3> args{a(lane), b(lane), c(lane)};
          return approx_call(*i.function, i.dtype, args.data());
        });
      case Instruction::Kind::read: return read(source, i, lane_slot, lanes);
      case Instruction::Kind::reduce:
        return each([&](int) {
          return reduce(source, source.code.reductions[static_cast<std::size_t>(i.position)]);
        });
    }
  }

  /// An affine sum at the first lane, and how much it grows with each lane.
  struct LaneSum {
    std::int64_t first = 0;
    std::int64_t step = 0;
  };
  static LaneSum lane_sum(const Source& source, std::int64_t constant,
                          const std::vector<SlotTerm>& terms, int lane_slot) {
    LaneSum sum{constant, 0};
    for (const SlotTerm& term : terms) {
      sum.first += source.axes[static_cast<std::size_t>(term.slot)] * term.factor;
      if (term.slot == lane_slot) sum.step += term.factor;
    }
    return sum;
  }

  void read(Source& source, const Instruction& i, int lane_slot, int lanes) {
    const ReadCode& code = source.code.reads[static_cast<std::size_t>(i.position)];
    const auto tensor = static_cast<std::size_t>(code.tensor);
    Approx* result = &source.code.registers[static_cast<std::size_t>(i.result.first)];
    const bool simple = code.affine && !code.has_predicate;
    const LaneRange inside = simple ? lanes_inside(source, code, lane_slot, lanes) : LaneRange{};
    const LaneSum at = lane_sum(source, code.offset, code.terms, lane_slot);
    const TensorView& view = sources_[tensor].view;
    if (sources_[tensor].is_input && view.dtype == DType::f32) {
      gather(static_cast<const float*>(view.data), at, inside, result);
    } else {
      for (int lane = inside.begin; lane < inside.end; ++lane) {
        result[lane] = element(tensor, at.first + lane * at.step);
      }
    }
    for (int lane = 0; lane < lanes; ++lane) {
      if (lane == inside.begin) lane = inside.end;
      if (lane < lanes) result[lane] = checked_read(source, code, lane_slot, lane);
    }
  }

  struct LaneRange {
    int begin = 0;
    int end = 0;
  };

  /// Most reads are of float inputs; here their cache misses overlap.
  static void gather(const float* data, LaneSum at, LaneRange lanes, Approx* result) {
    for (int lane = lanes.begin; lane < lanes.end; ++lane) {
      result[lane] = exact_real(static_cast<double>(data[at.first + lane * at.step]));
    }
  }

  /// The lanes at which all subscripts of an affine read lie inside: neighbours, as each subscript
  /// grows or falls from lane to lane.
  static LaneRange lanes_inside(const Source& source, const ReadCode& code, int lane_slot,
                                int lanes) {
    LaneRange range{0, lanes};
    if (code.always_inside) return range;
    for (const ReadDimension& dimension : code.dimensions) {
      const LaneSum at = lane_sum(source, dimension.constant, dimension.terms, lane_slot);
      const auto outside = [&](int lane) {
        const std::int64_t index = at.first + lane * at.step;
        return index < 0 || index >= dimension.extent;
      };
      while (range.begin < range.end && outside(range.begin)) ++range.begin;
      while (range.begin < range.end && outside(range.end - 1)) --range.end;
    }
    return range;
  }

  /// A read whose predicate, subscripts and bounds are looked at for each lane.
  Approx checked_read(Source& source, const ReadCode& code, int lane_slot, int lane) {
    if (code.has_predicate) {
      const Approx& predicate = in(source, code.predicate, lane);
      if (is_unknown(predicate)) return unknown({});
      if (predicate.integer == 0) return {};
    }
    std::int64_t offset = 0;
    for (std::size_t d = 0; d < code.dimensions.size(); ++d) {
      const ReadDimension& dimension = code.dimensions[d];
      const LaneSum at = lane_sum(source, dimension.constant, dimension.terms, lane_slot);
      std::int64_t index = at.first + lane * at.step;
      if (dimension.computed) {
        const Approx& computed = in(source, dimension.index, lane);
        if (is_unknown(computed)) return unknown({});
        index += computed.integer;
      }
      if (index < 0 || index >= dimension.extent) {
        require(code.zero_outside, code.statement, " reads ",
                tensors_[static_cast<std::size_t>(code.tensor)].name,
                " outside its bounds: subscript ", d, " is ", index,
                ", but the extent of that dimension is ", dimension.extent);
        return {};
      }
      offset += index * dimension.stride;
    }
    return element(static_cast<std::size_t>(code.tensor), offset);
  }

  /// Moves the axes of a reduction, but for `lane_slot`, to the next point; false after the last.
  static bool advance(Source& source, const ReduceCode& code, int lane_slot) {
    for (std::size_t d = code.slots.size(); d-- > 0;) {
      if (code.slots[d] == lane_slot) continue;
      std::int64_t& axis = source.axes[static_cast<std::size_t>(code.slots[d])];
      if (++axis < code.extents[d]) return true;
      axis = 0;
    }
    return false;
  }

  /// Calls take(value) for each point of the reduction; there is none if an extent is 0.
  template <class Take>
  void for_each_value(Source& source, const ReduceCode& code, const Take& take) {
    if (std::find(code.extents.begin(), code.extents.end(), 0) != code.extents.end()) return;
    const int lane_slot = source.code.blocks[static_cast<std::size_t>(code.block)].lane_slot;
    std::int64_t length = 1;
    for (std::size_t d = 0; d < code.slots.size(); ++d) {
      source.axes[static_cast<std::size_t>(code.slots[d])] = 0;
      if (code.slots[d] == lane_slot) length = code.extents[d];
    }
    do {
      for (std::int64_t first = 0; first < length; first += most_lanes) {
        if (lane_slot >= 0) source.axes[static_cast<std::size_t>(lane_slot)] = first;
        const int lanes = static_cast<int>(std::min<std::int64_t>(length - first, most_lanes));
        run(source, code.block, lanes);
        for (int lane = 0; lane < lanes; ++lane) take(in(source, code.value, lane));
      }
    } while (advance(source, code, lane_slot));
  }

  Approx reduce(Source& source, const ReduceCode& code) {
    if (code.scanned >= 0) return scan(source, code);
    RunningReduction running(code.op, code.dtype);
    for_each_value(source, code, [&](const Approx& value) { running.take(value); });
    return running.result();
  }

  Approx scan(Source& source, const ReduceCode& code) {
    const auto end = static_cast<std::size_t>(code.scanned);
    const auto at = static_cast<std::size_t>(source.axes[end]);
    ScanMemo::Row row = source.axes;
    row[end] = &code - source.code.reductions.data();  // several scans of a statement
    for (const int slot : code.slots) row[static_cast<std::size_t>(slot)] = 0;
    if (const std::vector<Approx>* known = source.scans.find(row)) return (*known)[at];
    RunningReduction running(code.op, code.dtype);
    std::vector<Approx> results;
    for_each_value(source, code, [&](const Approx& value) {
      running.take(value);
      results.push_back(running.result());
    });
    return source.scans.keep(std::move(row), std::move(results))[at];
  }

  SymbolValues symbols_;
  std::vector<ReadableTensor> tensors_;  // inputs, then stages in order
  std::vector<Source> sources_;          // parallel to tensors_
};

}  // namespace hone
