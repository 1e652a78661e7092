// interop/npy.hpp
// Arrays in NumPy's .npy files, of versions 1.0 to 3.0.
//
//   NpyArray a = read_npy("a.npy");         into memory of its own
//   const NpyMap b = map_npy("b.npy");      mapped, read-only
//   kernel(A = a, B = b, C = c);            both are arguments as they are
//   write_npy("c.npy", c);                  so is whatever is written
//
// A file that is malformed or holds no numbers that kernels take is a UserError that names it.
#pragma once

#include <hone/interop/npy_array.hpp>
#include <hone/interop/npy_header.hpp>
#include <hone/interop/npy_write.hpp>
