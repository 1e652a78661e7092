// task/access.hpp
// What the search needs to know about the stages of a DAG: who reads whom and how, which stages
// are cheap to inline and which profit from tiling. Ansor calls this AccessAnalyzer; its conditions
// hold where the comments below do not name a difference.
//
//   conv2d + bias + relu       X.pad    simple, not inlineable (a branch)
//                              Y.sum    not simple, needs multi-level tiling
//                              Y        simple, inlineable, output
//
// Nodes are meant by their position in ComputeDag::nodes. A schedule that inserts stages makes a
// new AccessAnalysis for its new DAG.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <hone/ir/visit.hpp>
#include <hone/support/error.hpp>
#include <hone/task/compute_dag.hpp>
#include <hone/task/read.hpp>

namespace hone {

/// All reads of one tensor by a stage: for each read its subscripts, one for each dimension.
struct Reads {
  int producer = -1;
  std::vector<std::vector<ir::Expr>> subscripts;
};

/// Whether recomputing a call costs more than one or two instructions. Ansor counts exp only.
inline bool is_expensive(const ir::Call& call) {
  constexpr std::array<std::string_view, 9> cheap{"abs",   "ceil",  "copysign", "floor", "rint",
                                                  "round", "rsqrt", "sqrt",     "trunc"};
  return std::find(cheap.begin(), cheap.end(), call.function) == cheap.end();
}

class AccessAnalysis {
 public:
  explicit AccessAnalysis(const ComputeDag& dag) : stages_(dag.nodes.size()) {
    for (std::size_t n = 0; n < stages_.size(); ++n) add(dag, static_cast<int>(n));
    for (std::size_t n = 0; n < stages_.size(); ++n) classify(dag.nodes[n], stages_[n]);
    for (std::size_t n = 0; n < stages_.size(); ++n) count_common_iterators(dag, n);
  }

  /// One entry for each tensor that the stage reads, in order of first read.
  const std::vector<Reads>& reads(int node) const { return at(node).reads; }

  /// The stages that read the tensor, first one first.
  const std::vector<int>& consumers(int node) const { return at(node).consumers; }

  /// The tensors that the stage reads, in order of first read.
  std::vector<int> producers(int node) const {
    std::vector<int> nodes;
    for (const Reads& reads : at(node).reads) nodes.push_back(reads.producer);
    return nodes;
  }

  /// The readers, where a stage with inlined[id] stands for its own readers.
  std::vector<int> consumers(int node, const std::vector<bool>& inlined) const {
    std::vector<int> found;
    for (const int reader : at(node).consumers) {
      const bool stands = !inlined[static_cast<std::size_t>(reader)];
      insert_all(found, stands ? std::vector<int>{reader} : consumers(reader, inlined));
    }
    return found;
  }

  /// The tensors read, where a stage with inlined[id] stands for what it reads.
  std::vector<int> producers(int node, const std::vector<bool>& inlined) const {
    std::vector<int> found;
    for (const int producer : producers(node)) {
      const bool stands = !inlined[static_cast<std::size_t>(producer)];
      insert_all(found, stands ? std::vector<int>{producer} : producers(producer, inlined));
    }
    return found;
  }

  /// All subscripts are constants or axes shifted by constants. True for placeholders.
  bool is_simple(int node) const { return at(node).simple; }

  /// Inlining costs no more than a few operations per use: all reads are simple and in order,
  /// without a duplicated axis, an expensive function or a branch. Missing axes are allowed. A
  /// stage that reads nothing always is; placeholders and reductions never are.
  bool is_strictly_inlineable(int node) const { return at(node).strictly_inlineable; }

  /// An element that was read is used again along another axis, so blocking pays.
  bool needs_multi_level_tiling(int node) const { return at(node).needs_tiling; }

  /// An output of the program, or a stage that nobody reads.
  bool is_output(int node) const { return at(node).output; }

  /// How many outer loops the two can share: the longest prefix of dimensions in which the
  /// extents agree and every read on every path from `node` to `target` has the reader's axis in
  /// place. 0 if no path leads there.
  int num_common_outer_iterators(int node, int target) const {
    if (node == target) return at(node).rank;
    int least = -1;
    for (const int reader : at(node).consumers) {
      if (reader != target && !reaches(reader, target)) continue;
      const int here = std::min(common_with(reader, node),
                                num_common_outer_iterators(reader, target));
      least = least < 0 ? here : std::min(least, here);
    }
    return std::max(least, 0);
  }

  /// Element (i, j, ..) of `target` needs no element of `node` but (i + a, j + b, ..), and every
  /// stage between them has one reader.
  bool elementwise_match(int node, int target) const {
    while (node != target) {
      const Stage& stage = at(node);
      if (!stage.compute || stage.consumers.size() != 1) return false;
      const int reader = stage.consumers.front();
      if (!at(reader).compute || at(reader).shape != stage.shape) return false;
      if (!is_elementwise_read(reader, node)) return false;
      node = reader;
    }
    return true;
  }

 private:
  struct Stage {
    std::vector<Reads> reads;
    std::vector<int> consumers;
    std::vector<int> common;              // shared outer loops with each entry of reads
    std::vector<bool> elementwise;        // whether each entry of reads is elementwise throughout
    std::vector<std::int64_t> shape;
    int rank = 0;
    bool compute = true, simple = true, strictly_inlineable = false, needs_tiling = false,
         output = false, branches = false, expensive = false;
  };

  const Stage& at(int node) const {
    ensure(node >= 0 && static_cast<std::size_t>(node) < stages_.size(), "no node ", node);
    return stages_[static_cast<std::size_t>(node)];
  }

  static void insert(std::vector<int>& nodes, int node) {
    if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
  }

  static void insert_all(std::vector<int>& nodes, const std::vector<int>& more) {
    for (const int node : more) insert(nodes, node);
  }

  /// The reads of a node, and what its body is made of.
  void add(const ComputeDag& dag, int id) {
    const DagNode& node = dag.nodes[static_cast<std::size_t>(id)];
    Stage& stage = stages_[static_cast<std::size_t>(id)];
    stage.compute = !node.is_placeholder();
    stage.shape = node.shape;
    stage.rank = static_cast<int>(node.axes.size());
    if (node.is_placeholder()) return;
    ir::visit_preorder(node.body, [&](const ir::Expr& e) {
      if (e.as<ir::Select>()) stage.branches = true;
      if (const ir::Call* call = e.as<ir::Call>()) stage.expensive |= is_expensive(*call);
      const ir::Load* load = e.as<ir::Load>();
      if (!load) return;
      stage.branches |= static_cast<bool>(load->predicate);
      const int producer = dag.find(load->tensor);
      ensure(producer >= 0, node.name, " reads ", load->tensor, ", which no stage computes");
      reads_of(stage, producer).subscripts.push_back(load->indices);
      insert(stages_[static_cast<std::size_t>(producer)].consumers, id);
    });
  }

  static Reads& reads_of(Stage& stage, int producer) {
    for (Reads& reads : stage.reads) {
      if (reads.producer == producer) return reads;
    }
    stage.reads.push_back({producer, {}});
    return stage.reads.back();
  }

  static void classify(const DagNode& node, Stage& stage) {
    if (!stage.compute) return;
    bool in_order = true;
    for (const Reads& reads : stage.reads) {
      bool elementwise = true;
      for (const std::vector<ir::Expr>& subscripts : reads.subscripts) {
        const ReadPattern pattern = read_pattern(node.axes, subscripts);
        stage.simple &= pattern.simple;
        in_order = in_order && pattern.same_order && !pattern.axis_duplicated;
        elementwise = elementwise && pattern.is_elementwise();
      }
      stage.elementwise.push_back(elementwise);
    }
    stage.output = node.is_output() || stage.consumers.empty();
    stage.needs_tiling = needs_tiling(node, stage);
    const bool cheap = stage.simple && in_order && !stage.expensive && !stage.branches;
    // Ansor leaves it to its rule to look at the reduction axes.
    stage.strictly_inlineable = !node.has_reduction() && (cheap || stage.reads.empty());
  }

  /// With a reduction: one read that misses an axis. Ansor gathers the axes of all reads of a
  /// tensor, and so does not tile A * transpose(A).
  /// Without: two reads that each miss an axis, and none that misses none. Ansor tiles with two
  /// that do, so a bias and a scale at the end of a convolution would be tiled for themselves;
  /// but where one operand is as large as the result, there is nothing to gain.
  static bool needs_tiling(const DagNode& node, const Stage& stage) {
    if (!node.attrs.simplify_const_axes.empty()) return false;
    int missing = 0, full = 0;
    for (const Reads& reads : stage.reads) {
      const bool misses = std::any_of(
          reads.subscripts.begin(), reads.subscripts.end(),
          [&](const auto& subscripts) { return misses_an_axis(node.axes, subscripts); });
      ++(misses ? missing : full);
    }
    return node.has_reduction() ? missing > 0 : missing > 1 && full == 0;
  }

  void count_common_iterators(const ComputeDag& dag, std::size_t id) {
    for (const Reads& reads : stages_[id].reads) {
      const DagNode& producer = dag.nodes[static_cast<std::size_t>(reads.producer)];
      stages_[id].common.push_back(common_prefix(dag.nodes[id], producer, reads));
    }
  }

  static int common_prefix(const DagNode& reader, const DagNode& producer, const Reads& reads) {
    const std::size_t most = std::min(reader.shape.size(), producer.shape.size());
    std::size_t d = 0;
    const auto in_place = [&](const std::vector<ir::Expr>& subscripts) {
      return is_const_shift_of(reader.axes[d].name, subscripts[d]);
    };
    while (d < most && reader.shape[d] == producer.shape[d] &&
           std::all_of(reads.subscripts.begin(), reads.subscripts.end(), in_place)) {
      ++d;
    }
    return static_cast<int>(d);
  }

  /// The position of `producer` in reads(reader).
  std::size_t read_position(int reader, int producer) const {
    const std::vector<Reads>& all = at(reader).reads;
    const auto is_it = [&](const Reads& reads) { return reads.producer == producer; };
    return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_it) - all.begin());
  }
  int common_with(int reader, int producer) const {
    return at(reader).common[read_position(reader, producer)];
  }
  bool is_elementwise_read(int reader, int producer) const {
    return at(reader).elementwise[read_position(reader, producer)];
  }

  bool reaches(int node, int target) const {
    const std::vector<int>& readers = at(node).consumers;
    return std::any_of(readers.begin(), readers.end(), [&](int reader) {
      return reader == target || reaches(reader, target);
    });
  }

  std::vector<Stage> stages_;
};

}  // namespace hone
