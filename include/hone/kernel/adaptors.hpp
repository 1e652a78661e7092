// kernel/adaptors.hpp
// The kinds of data that kernels take. To add one: a header in adapt/ and a line here.
#pragma once

#include <hone/kernel/adapt/dlpack.hpp>
#include <hone/kernel/adapt/eigen.hpp>
#include <hone/kernel/adapt/eigen_tensor.hpp>
#include <hone/kernel/adapt/kokkos.hpp>
#include <hone/kernel/adapt/mdspan.hpp>
#include <hone/kernel/adapt/nested_array.hpp>
#include <hone/kernel/adapt/pointer.hpp>
#include <hone/kernel/adapt/range.hpp>
#include <hone/kernel/adapt/scalar.hpp>
#include <hone/kernel/adapt/view.hpp>
