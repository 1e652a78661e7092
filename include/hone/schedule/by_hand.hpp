// schedule/by_hand.hpp
// Schedules written by hand. Every call makes one step and throws a UserError that lists the legal
// choices when it cannot.
//
//   Schedule schedule(task);
//   schedule["C"].split("i", {6}).split("j", {64})
//                .reorder({"i.0", "j.0", "k", "i.1", "j.1"})
//                .unroll("i.1").vectorize("j.1").parallel("i.0");
//
// Stages are named by the tensor they compute (or by its placeholder object), loops by the index
// (or its object) and, after a split, "i.0", "i.1", ...; fused loops are "i.0@j.0". A reduction
// inside a larger expression is a stage of its own: "C.sum". Halide's and TVM's words are used
// throughout.
#pragma once

#include <hone/schedule/apply.hpp>
#include <hone/support/place.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

/// A name given as text, or as an object with a member `name`: a placeholder or an index.
class Name {
 public:
  Name(std::string text) : text_(std::move(text)) {}  // NOLINT: all of these are names
  Name(std::string_view text) : text_(text) {}        // NOLINT
  Name(const char* text) : text_(text) {}             // NOLINT
  template <class T>
    requires requires { std::string_view(T::name); }
  Name(const T&) : text_(T::name) {}  // NOLINT
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class Schedule;

/// The stage of a schedule that the next calls are about.
class StageSchedule {
 public:
  StageSchedule(Schedule& schedule, std::string stage)
      : schedule_(schedule), stage_(std::move(stage)) {}

  /// loop -> loop.0, loop.1, ...: `lengths` are the extents of the inner loops, outermost first.
  StageSchedule& split(const Name& loop, std::vector<std::int64_t> lengths,
                       Tail tail = Tail::mask) {
    return add(Split{stage_, loop.text(), std::move(lengths), tail});
  }
  /// Splits like an earlier split of `source_loop` of `source`.
  StageSchedule& follow_split(const Name& loop, const Name& source, const Name& source_loop,
                              std::int64_t splits) {
    return add(FollowSplit{stage_, loop.text(), source.text(), source_loop.text(), splits});
  }
  /// Loops directly inside each other, outermost first, become one: "a@b".
  StageSchedule& fuse(const std::vector<Name>& loops) { return add(Fuse{stage_, texts(loops)}); }
  /// The named loops in this order, outermost first; others keep their places.
  StageSchedule& reorder(const std::vector<Name>& loops) {
    return add(Reorder{stage_, texts(loops)});
  }
  StageSchedule& parallel(const Name& loop) { return add(Parallel{{stage_, loop.text()}}); }
  StageSchedule& vectorize(const Name& loop) { return add(Vectorize{{stage_, loop.text()}}); }
  StageSchedule& unroll(const Name& loop) { return add(Unroll{{stage_, loop.text()}}); }
  /// The iterations at the ends of the loop, where padding or a tail needs tests, get copies.
  StageSchedule& partition(const Name& loop) { return add(Partition{{stage_, loop.text()}}); }
  /// Unrolls innermost loops while they make at most `limit` copies.
  StageSchedule& unroll_limit(std::int64_t limit) { return add(UnrollLimit{stage_, limit}); }
  /// Computes this stage inside `loop` of `target`, which reads it.
  StageSchedule& compute_at(const Name& target, const Name& loop) {
    return add(ComputeAt{stage_, target.text(), loop.text()});
  }
  StageSchedule& compute_root() { return add(ComputeRoot{stage_}); }
  StageSchedule& compute_inline() { return add(ComputeInline{stage_}); }
  /// The stage computes into "<stage>.local" and copies from there.
  StageSchedule& cache_write() { return add(CacheWrite{stage_}); }
  /// Stores the stage in the order of its loops.
  StageSchedule& pack() { return add(Pack{stage_}); }
  /// The reduction loop becomes an axis of a stage of partial results, "<stage>.rf".
  StageSchedule& rfactor(const Name& loop, std::int64_t position) {
    return add(Rfactor{stage_, loop.text(), position});
  }
  /// Splits each loop once by its length and puts all outer parts outside all inner parts.
  StageSchedule& tile(const std::vector<std::pair<Name, std::int64_t>>& lengths,
                      Tail tail = Tail::mask) {
    std::vector<Name> order;
    for (const auto& [loop, length] : lengths) {
      split(loop, {length}, tail);
      order.emplace_back(loop.text() + ".0");
    }
    for (const auto& [loop, length] : lengths) order.emplace_back(loop.text() + ".1");
    return reorder(order);
  }

 private:
  template <Primitive P>
  StageSchedule& add(const P& primitive);

  static std::vector<std::string> texts(const std::vector<Name>& names) {
    std::vector<std::string> out;
    for (const Name& name : names) out.push_back(name.text());
    return out;
  }

  Schedule& schedule_;
  std::string stage_;
};

class Schedule {
 public:
  explicit Schedule(State state) : state_(std::move(state)) {}
  explicit Schedule(std::shared_ptr<const ComputeDag> dag) : state_(std::move(dag)) {}

  StageSchedule operator[](const Name& stage) {
    if (std::string why = legality::why_no_stage(state_, stage.text()); !why.empty()) {
      fail<UserError>("schedule[", stage.text(), "]: ", why);
    }
    return {*this, stage.text()};
  }

  /// The named readers of `tensor` read a copy, "<tensor>.cache", instead.
  Schedule& cache_read(const Name& tensor, const std::vector<Name>& readers) {
    CacheRead step{tensor.text(), {}};
    for (const Name& reader : readers) step.readers.push_back(reader.text());
    return add(step);
  }

  /// What the two stages both compute becomes a stage of its own, "<stage>.shared".
  Schedule& share(const Name& stage, const Name& other) {
    return add(Share{stage.text(), other.text()});
  }

  template <Primitive P>
  Schedule& add(const P& primitive) {
    const Applied applied = primitive.apply(state_);
    if (!applied) fail<UserError>(applied.reason(), at(primitive.step().arguments[0]));
    state_ = *applied;
    return *this;
  }

  const State& state() const { return state_; }

 private:
  /// The place of the statement that a stage belongs to.
  AtPlace at(const std::string& stage) const {
    const int id = state_.dag().find(stage);
    return {id < 0 ? std::string_view() : state_.dag().nodes[static_cast<std::size_t>(id)].where};
  }

  State state_;
};

template <Primitive P>
StageSchedule& StageSchedule::add(const P& primitive) {
  schedule_.add(primitive);
  return *this;
}

}  // namespace hone
