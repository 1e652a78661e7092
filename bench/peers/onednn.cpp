// oneDNN at its best: it chooses the layout of constant weights, and of a convolution's image too
// (format_tag::any); bringing data there is not timed. Where it has several primitives for a
// problem, each is a peer.
//
// DNNL_VERBOSE=1 tells which of its kernels run.
#include "peer.hpp"

#include <dnnl.hpp>
#include <omp.h>

#include <unordered_map>
#include <utility>

namespace hone::bench {

namespace {

using dnnl::memory;
using Tag = memory::format_tag;
using Arguments = std::unordered_map<int, memory>;

constexpr auto f32 = memory::data_type::f32;
constexpr auto inference = dnnl::prop_kind::forward_inference;

const dnnl::engine& cpu() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

memory::desc plain(const memory::dims& dims, Tag tag) { return {dims, f32, tag}; }

/// The caller's data, read only.
memory given(const memory::desc& layout, const float* data) {
  return {layout, cpu(), const_cast<float*>(data)};
}

memory reordered(memory from, const memory::desc& layout) {
  if (from.get_desc() == layout) return from;
  memory to(layout, cpu());
  dnnl::stream stream(cpu());
  dnnl::reorder(from, to).execute(stream, from, to);
  stream.wait();
  return to;
}

std::vector<float> as_floats(const memory& from, const memory::desc& layout) {
  const memory to = reordered(from, layout);
  const auto* const data = static_cast<const float*>(to.get_data_handle());
  return {data, data + layout.get_size() / sizeof(float)};
}

/// `result` is the layout of the problem's output.
Peer make_peer(std::string name, int threads, dnnl::primitive primitive, Arguments arguments,
               memory::desc result) {
  const memory output = arguments.at(DNNL_ARG_DST);
  return {std::move(name), [threads] { omp_set_num_threads(threads); },
          [primitive, arguments, stream = dnnl::stream(cpu())]() mutable {
            primitive.execute(stream, arguments);
            stream.wait();
          },
          [output, result] { return as_floats(output, result); }};
}

dnnl::primitive_attr eltwise_after(dnnl::algorithm function) {
  dnnl::post_ops after;
  after.append_eltwise(1, function, 0, 0);
  dnnl::primitive_attr attributes;
  attributes.set_post_ops(after);
  return attributes;
}

dnnl::primitive_attr relu_if(bool wanted) {
  return wanted ? eltwise_after(dnnl::algorithm::eltwise_relu) : dnnl::primitive_attr();
}

Peer by_matmul(const Matmul& p, int threads) {
  const auto ab = [](std::int64_t r, std::int64_t c) { return plain({r, c}, Tag::ab); };
  const auto weights = plain({p.k, p.n}, p.b_is_constant ? Tag::any : Tag::ab);
  const auto bias = p.bias ? ab(1, p.n) : memory::desc();
  const dnnl::matmul::primitive_desc made(
      {ab(p.m, p.k), weights, bias, ab(p.m, p.n)}, relu_if(p.bias != nullptr), cpu());
  Arguments arguments{
      {DNNL_ARG_SRC, given(ab(p.m, p.k), p.a)},
      {DNNL_ARG_WEIGHTS, reordered(given(ab(p.k, p.n), p.b), made.weights_desc())},
      {DNNL_ARG_DST, memory(made.dst_desc(), cpu())}};
  if (p.bias) arguments[DNNL_ARG_BIAS] = given(bias, p.bias);
  return make_peer("oneDNN matmul", threads, dnnl::matmul(made), arguments, ab(p.m, p.n));
}

Peer by_inner_product(const Matmul& p, int threads) {
  const auto source = plain({p.m, p.k}, Tag::ab);
  const auto weights = plain({p.n, p.k}, Tag::ba);
  const auto result = plain({p.m, p.n}, Tag::ab);
  const auto chosen = p.b_is_constant ? plain({p.n, p.k}, Tag::any) : weights;
  const auto bias = p.bias ? plain({p.n}, Tag::a) : memory::desc();
  const dnnl::inner_product_forward::primitive_desc made(
      {inference, source, chosen, bias, result}, relu_if(p.bias != nullptr), cpu());
  Arguments arguments{{DNNL_ARG_SRC, given(source, p.a)},
                      {DNNL_ARG_WEIGHTS, reordered(given(weights, p.b), made.weights_desc())},
                      {DNNL_ARG_DST, memory(made.dst_desc(), cpu())}};
  if (p.bias) arguments[DNNL_ARG_BIAS] = given(bias, p.bias);
  return make_peer("oneDNN inner product", threads, dnnl::inner_product_forward(made), arguments,
                   result);
}

std::vector<Peer> peers_of(const Matmul& p, int threads) {
  return {by_matmul(p, threads), by_inner_product(p, threads)};
}

/// A 3x3 convolution with padding 1: row-major data, and their layouts as oneDNN names them.
struct Convolution {
  memory::dims image, result;
  memory::desc weights;  // its dimensions say whether there are groups
  const float* x;
  const float* w;
  dnnl::primitive_attr attributes;
};

/// `layout` is that of image and result while it computes.
Peer by_convolution(std::string name, const Convolution& p, Tag layout, int threads) {
  const memory::dims ones{1, 1};
  const dnnl::convolution_forward::primitive_desc made(
      {inference, dnnl::algorithm::convolution_direct, plain(p.image, layout),
       plain(p.weights.dims(), Tag::any), plain(p.result, layout), ones, ones, ones},
      p.attributes, cpu());
  return make_peer(
      std::move(name), threads, dnnl::convolution_forward(made),
      {{DNNL_ARG_SRC, reordered(given(plain(p.image, Tag::nhwc), p.x), made.src_desc())},
       {DNNL_ARG_WEIGHTS, reordered(given(p.weights, p.w), made.weights_desc())},
       {DNNL_ARG_DST, memory(made.dst_desc(), cpu())}},
      plain(p.result, Tag::nhwc));
}

/// Left to choose, it takes nhwc; its older kernels for blocked channels can be faster.
std::vector<Peer> convolutions(const Convolution& p, int threads) {
  return {by_convolution("oneDNN convolution", p, Tag::any, threads),
          by_convolution("oneDNN convolution nChw16c", p, Tag::nChw16c, threads)};
}

std::vector<Peer> peers_of(const Conv3x3& p, int threads) {
  return convolutions({{1, p.in, p.height, p.width},
                       {1, p.out, p.height, p.width},
                       plain({p.out, p.in, 3, 3}, Tag::hwio), p.x, p.w, relu_if(true)},
                      threads);
}

std::vector<Peer> peers_of(const Depthwise3x3& p, int threads) {
  const std::int64_t c = p.channels;
  const memory::dims image{1, c, p.height, p.width};
  const memory::desc weights({c, 1, 1, 3, 3}, f32, memory::dims{1, c, c, 3 * c, c});
  return convolutions({image, image, weights, p.x, p.w, {}}, threads);
}

std::vector<Peer> peers_of(const Softmax& p, int threads) {
  const auto rows = plain({p.rows, p.columns}, Tag::ab);
  const dnnl::softmax_forward::primitive_desc made({inference, rows, 1}, cpu());
  return {make_peer("oneDNN softmax", threads, dnnl::softmax_forward(made),
                    {{DNNL_ARG_SRC, given(rows, p.z)}, {DNNL_ARG_DST, memory(rows, cpu())}},
                    rows)};
}

std::vector<Peer> peers_of(const LayerNorm& p, int threads) {
  using dnnl::normalization_flags;
  const auto rows = plain({p.rows, p.columns}, Tag::ab);
  const auto row = plain({p.columns}, Tag::a);
  const dnnl::layer_normalization_forward::primitive_desc made(
      {inference, rows, p.epsilon, normalization_flags::use_scale | normalization_flags::use_shift},
      cpu());
  return {make_peer("oneDNN layer normalization", threads, dnnl::layer_normalization_forward(made),
                    {{DNNL_ARG_SRC, given(rows, p.x)},
                     {DNNL_ARG_SCALE, given(row, p.gamma)},
                     {DNNL_ARG_SHIFT, given(row, p.beta)},
                     {DNNL_ARG_DST, memory(rows, cpu())}},
                    rows)};
}

/// A matrix product with a vector as its matrix of one row or of one column.
Peer vector_product(std::string name, const memory& left, const memory& right, int threads,
                    const dnnl::primitive_attr& attributes = {}) {
  const std::int64_t m = left.get_desc().dims()[0], n = right.get_desc().dims()[1];
  const auto result = plain({m, n}, Tag::ab);
  const dnnl::matmul::primitive_desc made({left.get_desc(), right.get_desc(), result}, attributes,
                                          cpu());
  return make_peer(std::move(name), threads, dnnl::matmul(made),
                   {{DNNL_ARG_SRC, left},
                    {DNNL_ARG_WEIGHTS, right},
                    {DNNL_ARG_DST, memory(result, cpu())}},
                   result);
}

Peer inner_product_with_vector(const Gemv& p, int threads) {
  const std::int64_t n = p.transposed ? p.columns : p.rows, k = p.transposed ? p.rows : p.columns;
  const auto source = plain({1, k}, Tag::ab), result = plain({1, n}, Tag::ab);
  const auto weights = plain({n, k}, p.transposed ? Tag::ba : Tag::ab);
  const dnnl::inner_product_forward::primitive_desc made({inference, source, weights, result},
                                                         cpu());
  return make_peer("oneDNN inner product", threads, dnnl::inner_product_forward(made),
                   {{DNNL_ARG_SRC, given(source, p.x)},
                    {DNNL_ARG_WEIGHTS, given(weights, p.a)},
                    {DNNL_ARG_DST, memory(result, cpu())}},
                   result);
}

std::vector<Peer> peers_of(const Gemv& p, int threads) {
  const std::int64_t n = p.transposed ? p.columns : p.rows, k = p.transposed ? p.rows : p.columns;
  const Tag as_left = p.transposed ? Tag::ba : Tag::ab, as_right = p.transposed ? Tag::ab : Tag::ba;
  return {vector_product("oneDNN matmul A x", given(plain({n, k}, as_left), p.a),
                         given(plain({k, 1}, Tag::ab), p.x), threads),
          vector_product("oneDNN matmul x A", given(plain({1, k}, Tag::ab), p.x),
                         given(plain({k, n}, as_right), p.a), threads),
          inner_product_with_vector(p, threads)};
}

/// Not its reduction primitive: that has only a reference implementation, 20 times slower.
std::vector<Peer> peers_of(const Norm& p, int threads) {
  const std::int64_t count = p.rows * p.columns;
  return {vector_product("oneDNN matmul", given(plain({1, count}, Tag::ab), p.a),
                         given(plain({count, 1}, Tag::ab), p.a), threads,
                         eltwise_after(dnnl::algorithm::eltwise_sqrt))};
}

}  // namespace

std::vector<Peer> onednn_peers(const Problem& problem, int threads) {
  omp_set_num_threads(threads);  // a primitive is made for the threads there are
  return std::visit([&](const auto& p) { return peers_of(p, threads); }, problem);
}

}  // namespace hone::bench
