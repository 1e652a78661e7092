// verify/guarded_arguments.hpp
// The arguments of one guarded run: every one between two unmapped pages, and every byte that the
// kernel must not touch, or has not written yet, filled with a pattern that shows.
//
//   input     the elements; between rows a pattern that reads as NaN
//   output    the pattern everywhere: NaN to a kernel that reads before it writes
//   updated   an output with its old value: they are one argument, as in a call
//
// The pattern is not the same in the first and in the second run: an element that holds the
// pattern after both was never written.
#pragma once

#include <hone/ir/dtype.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/verify/argument_layout.hpp>
#include <hone/verify/runnable.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace hone {

/// Which end of an argument lies at an unmapped page. The other end has one too, but up to a page
/// of slack before it.
enum class GuardSide : std::uint8_t { end, start };

/// A byte of an argument or beside it; what it is counted from, the maker says.
struct ArgumentByte {
  std::int64_t argument = 0;
  std::int64_t byte = 0;
};

namespace detail {

/// What fills memory that the kernel has not written. For floats a signalling NaN: a copy keeps
/// it, arithmetic makes it quiet, so a kernel that adds to what it should set is not mistaken for
/// one that writes nothing.
inline std::uint64_t filler_bits(DType type, int run) {
  const std::uint64_t bits = run == 1 ? 0x7ff5a5a5a5a5a5a5U : 0xfff25a5a5a5a5a5aU;
  switch (type) {
    case DType::f64:
    case DType::i64: return bits;
    case DType::f32:
    case DType::i32:
    case DType::u32: return run == 1 ? 0x7fa5a5a5U : 0xff9a5a5aU;
    case DType::i16:
    case DType::u16: return bits & 65535U;
    case DType::i8:
    case DType::u8:
    case DType::boolean: return bits & 255U;
  }
  return 0;
}

/// One element of the filler, in memory order (all supported machines are little-endian).
struct Filler {
  Filler(DType type, int run) : bits(filler_bits(type, run)), bytes(size_of(type)) {}

  bool is_at(const std::byte* element) const { return std::memcmp(element, &bits, bytes) == 0; }
  void put(std::byte* element) const { std::memcpy(element, &bits, bytes); }

  std::uint64_t bits;
  std::size_t bytes;
};

}  // namespace detail

class GuardedArguments {
 public:
  /// `inputs` holds the dense elements of every input, and null for every output.
  GuardedArguments(const std::vector<ArgumentLayout>& layouts,
                   std::span<const std::byte* const> inputs, GuardSide side, int run)
      : layouts_(layouts), inputs_(inputs), run_(run) {
    for (std::size_t a = 0; a < layouts.size(); ++a) {
      const std::size_t bytes = layouts[a].placed_bytes();
      buffers_.push_back(side == GuardSide::end ? GuardedBuffer::ending_at_guard(bytes)
                                                : GuardedBuffer::starting_at_guard(bytes));
      owner_.push_back(owner_of(a));
      fill(a);
    }
    for (std::size_t a = 0; a < layouts.size(); ++a) {
      if (inputs[a]) scatter(layouts[a], inputs[a], data(a));
    }
  }

  CallArguments call() const {
    CallArguments arguments;
    for (std::size_t a = 0; a < layouts_.size(); ++a) {
      arguments.data.push_back(data(a));
      for (const std::int64_t stride : layouts_[a].strides) arguments.strides.push_back(stride);
    }
    return arguments;
  }

  std::byte* data(std::size_t argument) const { return buffers_[owner_[argument]].data(); }

  /// The argument whose guard pages hold the address. `byte` is 1 for the first byte behind the
  /// argument and -1 for the last one before it.
  std::optional<ArgumentByte> guard_at(const std::byte* address) const {
    const auto page = static_cast<std::int64_t>(detail::page_size());
    for (std::size_t a = 0; a < buffers_.size(); ++a) {
      const std::int64_t byte = address - buffers_[a].data();
      const auto size = static_cast<std::int64_t>(buffers_[a].size());
      const auto argument = static_cast<std::int64_t>(a);
      if (byte < 0 && byte >= -2 * page) return ArgumentByte{argument, byte};
      if (byte >= size && byte < size + 2 * page) return ArgumentByte{argument, byte - size + 1};
    }
    return std::nullopt;
  }

  /// The first input element that is not what it was; `byte` is where it begins in dense memory.
  std::optional<ArgumentByte> changed_input() const {
    for (std::size_t a = 0; a < layouts_.size(); ++a) {
      if (!inputs_[a] || owner_[a] != a) continue;
      const auto bytes = static_cast<std::int64_t>(layouts_[a].element_bytes());
      std::int64_t first = -1;
      for_each_element(layouts_[a], [&](std::int64_t number, std::int64_t offset) {
        const std::byte* const before = inputs_[a] + number * bytes;
        const bool same =
            std::memcmp(data(a) + offset * bytes, before, layouts_[a].element_bytes()) == 0;
        if (!same && first < 0) first = number * bytes;
      });
      if (first >= 0) return ArgumentByte{static_cast<std::int64_t>(a), first};
    }
    return std::nullopt;
  }

  /// The first argument with a written byte between its rows or beside it; `byte` is counted from
  /// its first one, and its size if it lies beside it. The elements are gone after this.
  std::optional<ArgumentByte> written_outside() {
    for (std::size_t a = 0; a < layouts_.size(); ++a) {
      const auto argument = static_cast<std::int64_t>(a);
      const auto size = static_cast<std::int64_t>(buffers_[a].size());
      if (owner_[a] != a) continue;
      if (!buffers_[a].slack_is_intact()) return ArgumentByte{argument, size};
      if (layouts_[a].reach() == layouts_[a].elements()) continue;
      if (const std::int64_t byte = written_gap(a); byte >= 0) return ArgumentByte{argument, byte};
    }
    return std::nullopt;
  }

 private:
  /// The argument in whose memory this one lies: itself, or the output that it is the old value of.
  std::size_t owner_of(std::size_t argument) const {
    if (layouts_[argument].before_of.empty()) return argument;
    std::size_t a = 0;
    while (layouts_[a].name != layouts_[argument].before_of) ++a;
    return a;
  }

  detail::Filler filler(std::size_t argument) const { return {layouts_[argument].dtype, run_}; }

  void fill(std::size_t argument) {
    const detail::Filler pattern = filler(argument);
    std::byte* const begin = buffers_[argument].data();
    std::byte* const end = begin + buffers_[argument].size();
    for (std::byte* at = begin; at < end; at += pattern.bytes) pattern.put(at);
  }

  // Puts the pattern over the elements: then whatever is not the pattern lies in a gap.
  std::int64_t written_gap(std::size_t argument) {
    const detail::Filler pattern = filler(argument);
    const auto bytes = static_cast<std::int64_t>(pattern.bytes);
    for_each_element(layouts_[argument], [&](std::int64_t, std::int64_t offset) {
      pattern.put(data(argument) + offset * bytes);
    });
    const auto size = static_cast<std::int64_t>(buffers_[argument].size());
    for (std::int64_t byte = 0; byte < size; byte += bytes) {
      if (!pattern.is_at(data(argument) + byte)) return byte;
    }
    return -1;
  }

  const std::vector<ArgumentLayout>& layouts_;
  std::span<const std::byte* const> inputs_;
  int run_;
  std::vector<GuardedBuffer> buffers_;  // those of old values are not used
  std::vector<std::size_t> owner_;
};

}  // namespace hone
