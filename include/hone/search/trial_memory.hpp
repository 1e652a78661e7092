// search/trial_memory.hpp
// Arguments for timing a kernel: random data, dense, in the layout the kernel was made for.
#pragma once

#include <hone/lower/lower.hpp>
#include <hone/program/sample_data.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/support/error.hpp>
#include <hone/support/rng.hpp>
#include <hone/verify/runnable.hpp>

#include <algorithm>
#include <cstdint>
#include <new>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace hone {

namespace detail {

/// Uniform in [-1, 1) for floats, small integers else: never zeros, which run faster than data.
template <class T>
void fill_random(std::span<T> elements, Rng& rng) {
  for (T& e : elements) {
    if constexpr (std::is_floating_point_v<T>) {
      e = static_cast<T>(2 * rng.uniform() - 1);
    } else {
      e = static_cast<T>(rng.below(7));
    }
  }
}

inline void fill_random(AlignedBuffer& buffer, DType type, Rng& rng) {
  switch (type) {
    case DType::f32: return fill_random(buffer.as<float>(), rng);
    case DType::f64: return fill_random(buffer.as<double>(), rng);
    case DType::i8: return fill_random(buffer.as<std::int8_t>(), rng);
    case DType::i16: return fill_random(buffer.as<std::int16_t>(), rng);
    case DType::i32: return fill_random(buffer.as<std::int32_t>(), rng);
    case DType::i64: return fill_random(buffer.as<std::int64_t>(), rng);
    case DType::u8: return fill_random(buffer.as<std::uint8_t>(), rng);
    case DType::u16: return fill_random(buffer.as<std::uint16_t>(), rng);
    case DType::u32: return fill_random(buffer.as<std::uint32_t>(), rng);
    case DType::boolean: break;
  }
  for (std::uint8_t& e : buffer.as<std::uint8_t>()) e = static_cast<std::uint8_t>(rng.below(2));
}

/// Dense strides with stride 1 in dimension `unit`, which is the first or the last.
inline std::vector<std::int64_t> strides_for(const std::vector<std::int64_t>& shape, int unit) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  std::int64_t next = 1;
  for (std::size_t n = 0; n < shape.size(); ++n) {
    const std::size_t d = unit == 0 ? n : shape.size() - 1 - n;
    strides[d] = next;
    next *= shape[d];
  }
  return strides;
}

}  // namespace detail

/// Owns one buffer for each argument of the task's kernels. UserError if memory is too small.
class TrialMemory {
 public:
  TrialMemory(const ComputeDag& dag, const UnitDims& unit_dims, Rng& rng) {
    for (std::size_t a = 0; a < dag.arguments.size(); ++a) {
      const DagNode& node = dag.node(dag.arguments[a]);
      std::int64_t elements = 1;
      for (std::int64_t extent : node.shape) elements *= extent;
      allocate(node.name, static_cast<std::size_t>(elements) * size_of(node.dtype));
      fill(dag, node, static_cast<std::int64_t>(elements), rng);
      arguments_.data.push_back(buffers_.back().data());
      for (std::int64_t s : detail::strides_for(node.shape, unit_dims[a])) {
        arguments_.strides.push_back(s);
      }
      bytes_ += static_cast<double>(buffers_.back().size());
    }
  }

  const CallArguments& arguments() const { return arguments_; }
  double bytes() const { return bytes_; }

 private:
  /// Subscripts reach every element of what they are subscripts of: rows that are read over and
  /// over would be timed from the cache.
  void fill(const ComputeDag& dag, const DagNode& node, std::int64_t elements, Rng& rng) {
    const auto extent_of = [&](const std::string& tensor, std::size_t dim) {
      return dag.node(tensor).shape[dim];
    };
    std::int64_t extent = 0;
    for (const DagNode& reader : dag.nodes) {
      if (!reader.body) continue;
      extent = std::max(extent, subscripted_extent(reader.body, node.name, extent_of));
    }
    if (extent == 0 || !is_integer(node.dtype)) {
      return detail::fill_random(buffers_.back(), node.dtype, rng);
    }
    fill_subscripts(buffers_.back().data(), node.dtype, elements, extent, rng);
  }

  void allocate(const std::string& name, std::size_t bytes) {
    try {
      buffers_.emplace_back(bytes);
    } catch (const std::bad_alloc&) {
      fail<UserError>("timing kernels needs memory for their arguments, but ", name, " takes ",
                      bytes, " bytes, and there are not so many");
    }
  }

  std::vector<AlignedBuffer> buffers_;
  CallArguments arguments_;
  double bytes_ = 0;
};

}  // namespace hone
