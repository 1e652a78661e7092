// space/recipes.hpp
// The only list of sketch rules and annotations: what the CPU's schedules are made of.
//
// To add one: write its file, add its type here. The order of the rules is the order in which they
// are asked; annotations are applied from first to last.
#pragma once

#include <hone/space/annotate/annotate_parallel.hpp>
#include <hone/space/annotate/annotate_unroll.hpp>
#include <hone/space/annotate/annotate_vectorize.hpp>
#include <hone/space/annotate/change_compute_location.hpp>
#include <hone/space/annotate/fill_tile_sizes.hpp>
#include <hone/space/annotate/pack_operands.hpp>
#include <hone/space/annotate/partition_padding.hpp>
#include <hone/space/sketch/add_cache_write.hpp>
#include <hone/space/sketch/add_rfactor.hpp>
#include <hone/space/sketch/always_inline.hpp>
#include <hone/space/sketch/multi_level_tiling.hpp>
#include <hone/space/sketch/multi_level_tiling_with_fusion.hpp>
#include <hone/space/sketch/skip_stage.hpp>

#include <tuple>

namespace hone {

using CpuSketchRules = std::tuple<AlwaysInline, AddRfactor, AddCacheWrite,
                                  MultiLevelTilingWithFusion, MultiLevelTiling, SkipStage>;

/// Packing follows the tiles. Unrolling comes after vectorizing: what is left of a tile becomes
/// copies. Partition takes loops that nothing else has marked.
using CpuAnnotations =
    std::tuple<FillTileSizes, PackOperands, ChangeComputeLocation, AnnotateParallel,
               AnnotateVectorize, AnnotateUnroll, PartitionPadding>;

}  // namespace hone
