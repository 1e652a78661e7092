// kernel, printed by hone.
//
//   data[0]  in A: float[12, 48], strides strides[0], 1
//   data[1]  in B: float[48, 64], strides strides[2], 1
//   data[2]  in bias: float[64], strides 1
//   data[3]  out C: float[12, 64], strides strides[5], 1
//
// Workspace, aligned to 64: 0 bytes, and 0 for each worker.
// cc -std=c11 -O2 -c, and -lm where rounding is no instruction.

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

typedef struct Context Context;
typedef int32_t (*ParallelBody)(void *closure, int64_t begin, int64_t end, int64_t worker,
                                const Context *context);

/// parallel_for runs `body` on ranges that cover [0, extent) once each; zero means success.
struct Context {
  int32_t (*parallel_for)(const Context *context, ParallelBody body, void *closure,
                          int64_t extent);
  void *pool;
  unsigned char *workspace;
  int64_t workers;
  void *user;
};

static inline float fma_float(float a, float b, float c) {
#ifdef FP_FAST_FMAF
  return fmaf(a, b, c);
#else
  return a * b + c;
#endif
}

static inline float max_float(float a, float b) {
  if (a != a || b != b) return a + b;
  if (a == b) return signbit(a) ? b : a;
  return a > b ? a : b;
}

struct kernel_loop_0 {
  void *const *data;
  const int64_t *strides;
};

static int32_t kernel_loop_0(void *closure, int64_t begin, int64_t end, int64_t worker,
                             const Context *context) {
  (void)worker;
  (void)context;
  const struct kernel_loop_0 *const outer = closure;
  void *const *const data = outer->data;
  const int64_t *const strides = outer->strides;
  const float *const A = data[0];
  const float *const B = data[1];
  const float *const bias = data[2];
  const int64_t A_stride_0 = strides[0];
  const int64_t B_stride_0 = strides[2];
  const int64_t C_stride_0 = strides[5];
  float *const C = data[3];
  for (int64_t C_i_0 = begin; C_i_0 < end; ++C_i_0) {
    for (int64_t C_j_0 = 0; C_j_0 < 4; ++C_j_0) {
      float C_sum[32] = {0};
      float C_sum_acc[32] = {0};
      for (int64_t lane = 0; lane < 16; ++lane) {
        C_sum_acc[lane] = 0.0f;
      }
      for (int64_t lane = 0; lane < 16; ++lane) {
        C_sum_acc[16 + lane] = 0.0f;
      }
      for (int64_t C_sum_k = 0; C_sum_k < 48; ++C_sum_k) {
        for (int64_t lane = 0; lane < 16; ++lane) {
          C_sum_acc[lane] = fma_float(A[C_i_0 * A_stride_0 * 2 + C_sum_k], B[C_j_0 * 16 + C_sum_k * B_stride_0 + lane], C_sum_acc[lane]);
        }
        for (int64_t lane = 0; lane < 16; ++lane) {
          C_sum_acc[16 + lane] = fma_float(A[C_i_0 * A_stride_0 * 2 + A_stride_0 + C_sum_k], B[C_j_0 * 16 + C_sum_k * B_stride_0 + lane], C_sum_acc[16 + lane]);
        }
      }
      for (int64_t lane = 0; lane < 16; ++lane) {
        C_sum[lane] = C_sum_acc[lane];
      }
      for (int64_t lane = 0; lane < 16; ++lane) {
        C_sum[16 + lane] = C_sum_acc[16 + lane];
      }
      for (int64_t lane = 0; lane < 16; ++lane) {
        C[C_j_0 * 16 + C_i_0 * C_stride_0 * 2 + lane] = max_float(C_sum[lane] + bias[C_j_0 * 16 + lane], 0.0f);
      }
      for (int64_t lane = 0; lane < 16; ++lane) {
        C[C_j_0 * 16 + C_i_0 * C_stride_0 * 2 + C_stride_0 + lane] = max_float(C_sum[16 + lane] + bias[C_j_0 * 16 + lane], 0.0f);
      }
    }
  }
  return 0;
}

int32_t kernel(void *const *data, const int64_t *strides, const Context *context) {
  struct kernel_loop_0 loop_0 = {data, strides};
  const int32_t status_0 = context->parallel_for(context, kernel_loop_0, &loop_0, 6);
  if (status_0 != 0) return status_0;
  return 0;
}
