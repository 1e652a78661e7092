// gbdt/model_file.hpp
// A trained model as bytes, the same on every machine; little-endian:
//
//   "HONEGBDT"  version u32  features u32  bytes of the file u64  trees u32
//   each tree:  nodes u32, then per node: threshold f32, feature u16, left u16, value f32
//   checksum u64 of all before
//
// What is read is checked before anything is allocated or walked: any bytes whatever give a model
// that predicts in bounded time, or a UserError.
#pragma once

#include <hone/gbdt/ensemble.hpp>
#include <hone/gbdt/options.hpp>
#include <hone/gbdt/tree.hpp>
#include <hone/support/error.hpp>
#include <hone/support/hash.hpp>
#include <hone/support/publish.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::gbdt {

inline constexpr std::uint32_t model_version = 1;

namespace detail {

inline constexpr std::string_view model_magic = "HONEGBDT";
inline constexpr std::size_t model_header_bytes = 28;
inline constexpr std::size_t model_node_bytes = 12;
inline constexpr std::size_t model_checksum_bytes = 8;
inline constexpr std::size_t most_model_bytes = std::size_t{256} << 20;

/// Appends the bytes of a number, the least first.
template <std::unsigned_integral T>
void write_number(std::string& out, T number) {
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(number >> (8 * i))));
  }
}

inline void write_number(std::string& out, float number) {
  write_number(out, std::bit_cast<std::uint32_t>(number));
}

/// Takes a number off the front of `bytes`, which must be long enough.
template <class T>
T read_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  bytes.remove_prefix(sizeof(T));
  return static_cast<T>(number);
}

inline float read_float(std::string_view& bytes) {
  return std::bit_cast<float>(read_number<std::uint32_t>(bytes));
}

/// Reads the bytes of one model. `name` stands in the messages.
class ModelReader {
 public:
  ModelReader(std::string_view bytes, std::string_view name)
      : bytes_(bytes), left_(bytes), name_(name) {}

  Ensemble read(std::size_t features) {
    check_header(features);
    check_bytes();
    left_ = bytes_.substr(model_header_bytes - 4);
    const auto trees = read_number<std::uint32_t>(left_);
    left_.remove_suffix(model_checksum_bytes);
    Ensemble model(features);
    for (std::uint32_t t = 0; t < trees; ++t) model.add(read_tree(t, features));
    require_sound(left_.empty(), "bytes follow the last tree");
    return model;
  }

 private:
  void check_header(std::size_t features) {
    require(left_.starts_with(model_magic), "gbdt model ", name_,
            ": this is no model, for it does not begin with ", model_magic);
    require(bytes_.size() >= model_header_bytes + model_checksum_bytes, "gbdt model ", name_,
            ": truncated after ", bytes_.size(), " bytes; save it again");
    left_.remove_prefix(model_magic.size());
    const auto version = read_number<std::uint32_t>(left_);
    require(version == model_version, "gbdt model ", name_, ": it has version ", version,
            " of the format, and version ", model_version, " is read; train it anew");
    const auto its_features = read_number<std::uint32_t>(left_);
    require(its_features == features, "gbdt model ", name_, ": it is for rows of ", its_features,
            " features, and these have ", features, "; train it anew");
  }

  void check_bytes() {
    const auto size = read_number<std::uint64_t>(left_);
    require(bytes_.size() >= size, "gbdt model ", name_, ": truncated after ", bytes_.size(),
            " of ", size, " bytes; save it again");
    const std::size_t end = bytes_.size() - model_checksum_bytes;
    std::string_view checksum = bytes_.substr(end);
    require_sound(bytes_.size() == size &&
                      read_number<std::uint64_t>(checksum) == hash_text(bytes_.substr(0, end)),
                  "its checksum does not fit its content");
  }

  Tree read_tree(std::uint32_t index, std::size_t features) {
    require_sound(left_.size() >= 4, "tree ", index, " is missing");
    const auto count = read_number<std::uint32_t>(left_);
    require_sound(count >= 1 && count <= 65535 && left_.size() / model_node_bytes >= count, "tree ",
                  index, " has ", count, " nodes");
    Tree tree;
    tree.nodes.reserve(count);
    tree.values.reserve(count);
    for (std::uint32_t n = 0; n < count; ++n) {
      const float threshold = read_float(left_);
      const auto feature = read_number<std::uint16_t>(left_);
      const auto left = read_number<std::uint16_t>(left_);
      tree.nodes.push_back({threshold, feature, left});
      tree.values.push_back(read_float(left_));
    }
    tree.depth = depth_of(tree, features);
    require_sound(tree.depth >= 0 && tree.depth <= deepest, "tree ", index, " cannot be walked");
    return tree;
  }

  /// The steps to the deepest leaf, or -1 if a walk could leave the nodes or not arrive.
  static int depth_of(const Tree& tree, std::size_t features) {
    std::vector<int> depths(tree.nodes.size(), 0);
    int deepest_leaf = 0;
    for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
      const Node& node = tree.nodes[n];
      if (!std::isfinite(tree.values[n])) return -1;
      if (node == leaf_node(n)) {
        deepest_leaf = std::max(deepest_leaf, depths[n]);
        continue;
      }
      const std::size_t left = node.left;
      const bool is_inner = left > n && left + 1 < tree.nodes.size() && node.feature < features &&
                            node.threshold < std::numeric_limits<float>::infinity();
      if (!is_inner) return -1;
      for (const std::size_t child : {left, left + 1}) {
        depths[child] = std::max(depths[child], depths[n] + 1);
      }
    }
    return deepest_leaf;
  }

  template <class... Parts>
  void require_sound(bool holds, const Parts&... parts) const {
    require(holds, "gbdt model ", name_, ": damaged, for ", parts..., "; save it again");
  }

  std::string_view bytes_;
  std::string_view left_;  // not yet read
  std::string_view name_;
};

}  // namespace detail

/// The bytes of a model.
inline std::string encode(const Ensemble& model) {
  std::size_t size = detail::model_header_bytes + detail::model_checksum_bytes;
  for (const Tree& tree : model.trees()) size += 4 + tree.nodes.size() * detail::model_node_bytes;
  std::string out(detail::model_magic);
  out.reserve(size);
  detail::write_number(out, model_version);
  detail::write_number(out, static_cast<std::uint32_t>(model.features()));
  detail::write_number(out, std::uint64_t{size});
  detail::write_number(out, static_cast<std::uint32_t>(model.trees().size()));
  for (const Tree& tree : model.trees()) {
    detail::write_number(out, static_cast<std::uint32_t>(tree.nodes.size()));
    for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
      detail::write_number(out, tree.nodes[n].threshold);
      detail::write_number(out, tree.nodes[n].feature);
      detail::write_number(out, tree.nodes[n].left);
      detail::write_number(out, tree.values[n]);
    }
  }
  detail::write_number(out, hash_text(out));
  return out;
}

/// The model of these bytes, for rows of `features` features. UserError, which says `name`, if they
/// are none, are for other rows, or are damaged.
inline Ensemble decode(std::string_view bytes, std::size_t features, std::string_view name) {
  return detail::ModelReader(bytes, name).read(features);
}

/// Puts the model into a file, whole or not at all. UserError if it cannot be written.
inline void save(const Ensemble& model, const std::string& path) {
  const std::string bytes = encode(model);
  const int error = publish(AT_FDCWD, path, 0644, {bytes});
  require(error == 0, "gbdt model ", path, ": it cannot be written: ", std::strerror(error));
}

/// The model in a file. UserError as decode(), and if it cannot be read.
inline Ensemble load(const std::string& path, std::size_t features) {
  const FileHandle file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const std::optional<std::string> bytes =
      file ? read_rest(file, detail::most_model_bytes) : std::nullopt;
  require(bytes.has_value(), "gbdt model ", path, ": it cannot be read: ", std::strerror(errno));
  return decode(*bytes, features, path);
}

}  // namespace hone::gbdt
