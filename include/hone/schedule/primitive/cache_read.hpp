// schedule/primitive/cache_read.hpp
// Copies a tensor into a temporary that the named readers use instead, so that the copy can be laid
// close to them with compute_at (TVM: cache_read; Exo: stage_mem).
//
//   C(i) = A(i) * A(i)      cache_read(A, [C])      A.cache(i) = A(i)
//                                                   C(i) = A.cache(i) * A.cache(i)
#pragma once

#include <hone/schedule/primitive/placement.hpp>

namespace hone {

struct CacheRead {
  static constexpr std::string_view name = "cache_read";
  std::string tensor;
  std::vector<std::string> readers;

  Step step() const { return {std::string(name), {tensor, list_text(readers)}}; }

  static std::optional<CacheRead> parse(const Step& step) {
    if (step.arguments.size() != 2) return std::nullopt;
    const auto readers = parse_list(step.arguments[1]);
    if (!readers) return std::nullopt;
    return CacheRead{step.arguments[0], *readers};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("cache_read(", tensor, "): ", why);
    }
    const DagNode copy = copy_node(state.dag());
    auto dag = std::make_shared<ComputeDag>(inserted(state.dag(), copy, first_reader(state)));
    for (const std::string& reader : readers) {
      DagNode& node = dag->nodes[static_cast<std::size_t>(dag->find(reader))];
      node.body = redirect_loads(node.body, tensor, copy.name);
    }
    return legality::placed(state.with_dag(std::move(dag), {}).with_step(step()),
                            to_string(step()));
  }

 private:
  DagNode copy_node(const ComputeDag& dag) const {
    const DagNode& source = dag.node(tensor);
    DagNode copy;
    copy.name = fresh_name(dag, tensor + ".cache");
    copy.dtype = source.dtype;
    copy.shape = source.shape;
    for (std::size_t d = 0; d < source.shape.size(); ++d) {
      copy.axes.push_back({concat("d", d), source.shape[d]});
    }
    copy.body = load_at_axes(copy, tensor);
    return copy;
  }

  std::string first_reader(const State& state) const {
    std::string first = readers.front();
    for (const std::string& reader : readers) {
      if (state.dag().find(reader) < state.dag().find(first)) first = reader;
    }
    return first;
  }

  std::string why_not(const State& state) const {
    if (state.dag().find(tensor) < 0) return concat("there is no tensor ", tensor);
    const std::vector<std::string> legal = readers_of(state.dag(), tensor);
    if (readers.empty()) return concat("name the readers; they are ", list_text(legal));
    for (const std::string& reader : readers) {
      if (std::find(legal.begin(), legal.end(), reader) == legal.end()) {
        return concat(reader, " does not read ", tensor, "; its readers are ", list_text(legal));
      }
    }
    return {};
  }
};

}  // namespace hone
